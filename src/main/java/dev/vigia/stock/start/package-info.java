/** The first steps of a shop, and how far it is. Only reads. */
package dev.vigia.stock.start;
