/** The page of one product: where its units lie, and what each marketplace shows or showed at a moment. Only reads.
 * It knows stock, for the row it comes from, and the rooms for why and for the line of time. */
package dev.vigia.stock.product;
