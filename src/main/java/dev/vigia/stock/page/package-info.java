/** The dashboard: a row per product, with what each of its marketplaces shows. */
package dev.vigia.stock.page;
