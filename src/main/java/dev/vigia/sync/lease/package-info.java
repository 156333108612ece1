/**
 * One sender per integration: who may send, in which epoch, and until when, by the clock of the database. It knows nobody.
 */
package dev.vigia.sync.lease;
