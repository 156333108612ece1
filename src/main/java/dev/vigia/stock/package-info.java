/**
 * The dashboard: what every listing shows and why, and the same for programs. It reads what catalog, inventory, listing,
 * integration and sync keep, and has what was rejected sent again.
 */
package dev.vigia.stock;
