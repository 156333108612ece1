/**
 * Lists as files to take along: whatever a page shows, through the filter that it shows it by. A feature says which rows and
 * columns there are; here they are written, some at a time, and it is held how many people may have that done at once. It knows table;
 * features that have lists know it.
 */
package dev.vigia.export;
