/** The list of all rules of a retailer, and the changes of several of them at once. It knows neither form nor API. */
package dev.vigia.rule.list;
