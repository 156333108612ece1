/**
 * Starts real processes, breaks what they stand on while stock changes, and compares what each marketplace shows in the
 * end with what it should. It owns the order of events; what is broken, the processes and the shop are packages of their own.
 */
package dev.vigia.chaos;
