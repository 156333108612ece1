/**
 * Finds pages, integrations and products by what is typed, and lists the keys of the keyboard. It knows integration; nobody
 * knows it.
 */
package dev.vigia.today.search;
