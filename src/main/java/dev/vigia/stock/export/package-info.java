/** The dashboard as a file: its rows with the reason in words. */
package dev.vigia.stock.export;
