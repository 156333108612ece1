/**
 * Mercado Livre: items, their variations, and the stock of user products.
 *
 * <ul>
 * <li>All calls, the sign-in with its single-use refresh token, and the consent with PKCE:
 * <a href="https://developers.mercadolivre.com.br">developers.mercadolivre.com.br</a>, pages of June 2026 on items, variations, stock
 * by location, authorization and rate limits.</li>
 * <li>The one limit that is published, 100 reads of a user product's stock a minute: the page on living with Full and Flex
 * there.</li>
 * <li>All other limits are our own choice: 10 writes and 12 reads a second, and a 429 is obeyed.</li>
 * </ul>
 *
 * All pages were read in November 2026; nothing here has spoken to a live account yet.
 */
package dev.vigia.marketplace.mercadolivre;
