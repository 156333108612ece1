/**
 * What the columns of a file mean, by their headings or as a person has said, and what people write in their cells: whole
 * numbers in any notation, yes and no. It knows cells, not files.
 */
package dev.vigia.intake.column;
