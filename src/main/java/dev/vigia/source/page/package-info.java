/** The page of sources: what each does, connecting one, and saying what its warehouses are. */
package dev.vigia.source.page;
