/**
 * Amazon, by its Selling Partner API.
 *
 * <ul>
 * <li>Listings Items 2021-08-01: {@code patchListingsItem} 5 a second and a burst of 5, {@code getListingsItem} 5 and 10,
 * {@code searchListingsItems} 5 and 5. Feeds 2021-06-30: {@code createFeedDocument} 0.5 and 15, {@code createFeed} 0.0083 and
 * 15, {@code getFeed} 2 and 15, {@code getFeedDocument} 0.0222 and 10; up to 25,000 messages. From the models and the schemas of
 * listings feeds in <a href="https://github.com/amzn/selling-partner-api-models">amzn/selling-partner-api-models</a> (5 August
 * 2026), as are the quirks of its issues 4406 and 4554.</li>
 * <li>The sign-in, {@code x-amzn-RateLimit-Limit}, the ids of marketplaces, and that feeds stay below 10 MiB:
 * <a href="https://developer-docs.amazon.com/sp-api">developer-docs.amazon.com/sp-api</a> ("Connect to the SP-API", "Usage plans",
 * "Marketplace IDs", "Feed type values").</li>
 * <li>The limit of sign-ins is our own choice.</li>
 * </ul>
 *
 * All pages were read in November 2026; nothing here has spoken to a live account yet.
 */
package dev.vigia.marketplace.amazon;
