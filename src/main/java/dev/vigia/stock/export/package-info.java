/** The dashboard as a file: its rows with the reason in words. It knows stock and its room product, and updates. */
package dev.vigia.stock.export;
