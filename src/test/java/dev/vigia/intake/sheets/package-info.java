/** Files of several sheets: which are read, in which order, and what is said of those that are not. */
package dev.vigia.intake.sheets;
