/** Marketplaces that refuse a sign-in, do not answer, or are out of order. */
package dev.vigia.sync.outage;
