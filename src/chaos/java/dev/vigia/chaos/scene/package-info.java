/**
 * The shop of a run: stock that changes, the marketplaces that are told, what each should show, and the count of what
 * was lost. It knows the processes that serve it.
 */
package dev.vigia.chaos.scene;
