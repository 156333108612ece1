/**
 * What a retailer sells: products by their SKU, and categories as paths. It knows who is asking ({@code access}) and nothing
 * of stock.
 */
package dev.vigia.catalog;
