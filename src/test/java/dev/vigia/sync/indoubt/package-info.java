/** What is done about calls without a final answer. */
package dev.vigia.sync.indoubt;
