/** What stands in for a marketplace: recorded answers, servers that note or misbehave, and the sellers of the sandbox. */
package dev.vigia.testing.marketplace;
