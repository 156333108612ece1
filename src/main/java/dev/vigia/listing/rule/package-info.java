/**
 * What a retailer sets: rules for all it sells, for a category, a product or an integration, with or without dates; and
 * which of them wins. It writes rules, has them evaluated, and lets those with dates begin and end to the minute. It knows
 * listing and the room rollout; pages and calls about rules are the feature rule.
 */
package dev.vigia.listing.rule;
