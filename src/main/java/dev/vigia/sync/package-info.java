/**
 * Carries the desired quantities to the marketplaces: what wakes a sender, the sender itself, the work of each night, and
 * what all of it tells the metrics and the log. It knows its rooms lease, queue and readback; none of them knows it.
 */
package dev.vigia.sync;
