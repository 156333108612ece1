/**
 * The rule ({@link dev.vigia.listing.MinimumStock}) and what follows from it: the quantity and the state of each listing,
 * warnings, and the queue of what is to be sent. Evaluations are set-based, one statement for any number of listings. It
 * knows the catalog and the inventory, and no marketplace.
 */
package dev.vigia.listing;
