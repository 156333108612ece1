/** The page of one product: where its units lie, what each marketplace shows, and what happened lately. Only reads.
 * It knows stock, for the row it comes from. */
package dev.vigia.stock.product;
