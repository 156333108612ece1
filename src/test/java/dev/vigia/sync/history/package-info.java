/**
 * Random histories of a shop, run against a model of the rule and of a marketplace. The model computes by itself what each
 * listing should show.
 */
package dev.vigia.sync.history;
