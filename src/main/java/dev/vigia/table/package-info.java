/**
 * Files as rows of cells: CSV in the encodings and with the separators that people's programs write, and workbooks of Excel,
 * both read row by row. It knows what a cell says, not what it means, and no feature.
 */
package dev.vigia.table;
