/**
 * Amazon's Selling Partner API as the sandbox plays it: the listings of every seller with their fulfilment channels, Listings
 * Items 2021-08-01, Feeds 2021-06-30 with the files behind them, Login with Amazon and the consent in Seller Central. A change
 * is accepted at once and shows after a delay. It shares no code with the connector.
 *
 * <ul>
 * <li>The calls, their rates and the texts of issues: the models and the schemas of listings feeds in
 * <a href="https://github.com/amzn/selling-partner-api-models">amzn/selling-partner-api-models</a> (5 August 2026), with its issues
 * 4406 and 4554.</li>
 * <li>Tokens, the header that tells the rate, and the ids of marketplaces:
 * <a href="https://developer-docs.amazon.com/sp-api">developer-docs.amazon.com/sp-api</a> (read in November 2026).</li>
 * <li>What Seller Central answers to a seller who says no is our own: no page tells it.</li>
 * </ul>
 */
package dev.vigia.sandbox.amazon;
