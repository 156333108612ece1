/** What every listing shows, for programs. */
package dev.vigia.stock.api;
