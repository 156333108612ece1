/** How many calls of the API a retailer may make. Nobody calls it but through its settings; it knows access. */
package dev.vigia.access.api;
