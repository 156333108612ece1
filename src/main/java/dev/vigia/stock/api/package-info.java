/** What every listing shows, for programs. It knows stock. */
package dev.vigia.stock.api;
