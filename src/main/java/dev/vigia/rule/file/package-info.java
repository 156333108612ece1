/**
 * Rules as a file that comes back: all of them are written to one, and what a person has changed in it is shown row by row
 * before it is done. The same file once more changes nothing.
 */
package dev.vigia.rule.file;
