/**
 * Magazine Luiza, by the Magalu Open API and ID Magalu.
 *
 * <ul>
 * <li>The calls of stock positions, the sign-in and its consent, and the limits (650 writes and 850 reads of stock a minute for each
 * seller): <a href="https://developers.magalu.com">developers.magalu.com</a> ({@code /apis/products.openapi.yaml}, "Rate
 * limit").</li>
 * <li>How POST and PATCH answer for positions that exist or do not, and traces:
 * <a href="https://github.com/sistem-atc/marketplace-sdk">sistem-atc/marketplace-sdk</a> (26 June 2026).</li>
 * <li>The limit of sign-ins is our own choice.</li>
 * </ul>
 *
 * All pages were read in November 2026; nothing here has spoken to a live account yet.
 */
package dev.vigia.marketplace.magalu;
