/**
 * What is due and what became of it: the list of what is to be sent, in its order, updates that were sent, accepted or are
 * in doubt, and their settlement. It knows the lease.
 */
package dev.vigia.sync.queue;
