/**
 * Measures the packaged application beside a floor that does the same work in plain SQL, and prints both. It knows the
 * application by its addresses only, and the floor keeps its own tables.
 */
package dev.vigia.bench;
