/**
 * Rules as a file that comes back: all of them are written to one, and what a person has changed in it is shown row by row
 * before it is done. The same file once more changes nothing. It knows rule, and of its
 * rooms the list and the form, whose words and checks are those of a row.
 */
package dev.vigia.rule.file;
