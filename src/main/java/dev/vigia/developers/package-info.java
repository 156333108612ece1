/** The page that tells programmers how a program speaks to Vigia. */
package dev.vigia.developers;
