/** The page that tells programmers how a program speaks to Vigia. It knows intake, for the calls it shows. */
package dev.vigia.developers;
