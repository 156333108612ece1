/**
 * The pages of what was sent to the marketplaces, of drift, and of how the sending to one integration goes, and the log of
 * updates for programs. It only reads; it knows sync and integration.
 */
package dev.vigia.updates;
