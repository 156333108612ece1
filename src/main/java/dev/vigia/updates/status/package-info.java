/** The page of how the sending to one integration goes, taken anew every few seconds. It knows nothing of the logs beside it. */
package dev.vigia.updates.status;
