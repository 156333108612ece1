/** What is said of each line of a file, and how lines come back. */
package dev.vigia.intake.lines;
