/** The list of all rules of a retailer, and the changes of several of them at once. */
package dev.vigia.rule.list;
