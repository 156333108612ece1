/** The page of one product: where its units lie, what each marketplace shows, and what happened lately. Only reads. */
package dev.vigia.stock.product;
