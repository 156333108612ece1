/**
 * Compares what marketplaces show with what they were told: reads back in runs, looks at listings in doubt, and writes
 * down drift and what is done about it. It knows the lease and the queue.
 */
package dev.vigia.sync.readback;
