/**
 * What is broken on purpose, one kind a class, and which kinds there are. It knows the processes and the shop that it
 * breaks.
 */
package dev.vigia.chaos.fault;
