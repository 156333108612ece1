/**
 * The list of marketplaces and integrations, whose lines can be changed where they are. It knows the accounts, and the form
 * that a line leads into.
 */
package dev.vigia.integration.list;
