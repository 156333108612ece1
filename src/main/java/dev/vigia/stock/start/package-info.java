/** The first steps of a shop, and how far it is. Only reads; it knows no other room. */
package dev.vigia.stock.start;
