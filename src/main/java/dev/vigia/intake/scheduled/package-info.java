/**
 * Files that come by themselves: folders that are watched and addresses that are read on a schedule. What is found goes the
 * way of a file that a person hands in, and is applied without a word where its columns are known.
 * It knows the rooms of files and of their pages, and reads addresses by http.
 */
package dev.vigia.intake.scheduled;
