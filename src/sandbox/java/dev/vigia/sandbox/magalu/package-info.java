/**
 * The Magalu Open API and ID Magalu as the sandbox plays them: the stock positions of every seller, changes that are taken at
 * once and show later or are dropped, the traces that say so, the consent page and refresh tokens that work once. It shares no
 * code with the connector.
 *
 * <ul>
 * <li>The calls, the sign-in and the limits for each seller: <a href="https://developers.magalu.com">developers.magalu.com</a>
 * ({@code /apis/products.openapi.yaml}, "Rate limit"; read in November 2026).</li>
 * <li>How POST and PATCH answer for positions that exist or do not, and traces:
 * <a href="https://github.com/sistem-atc/marketplace-sdk">sistem-atc/marketplace-sdk</a> (26 June 2026).</li>
 * </ul>
 */
package dev.vigia.sandbox.magalu;
