/**
 * The rules of minimum stock that a retailer sets, on pages and for programs: changed only as somebody saw them, asked about
 * where much of what sells would go to zero, written down, and carried out. It knows listing, which carries out, integration and catalog.
 */
package dev.vigia.rule;
