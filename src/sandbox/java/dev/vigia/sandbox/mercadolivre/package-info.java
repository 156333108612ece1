/**
 * Mercado Livre as the sandbox plays it: items, their variations, user products with stock by location and the families that
 * share units, the consent with PKCE and refresh tokens that work once. It shares no code with the connector.
 *
 * <ul>
 * <li>All calls, statuses and errors, the sign-in, and the one limit that is published (100 reads of a user product's stock a
 * minute): <a href="https://developers.mercadolivre.com.br">developers.mercadolivre.com.br</a>, pages of June 2026 on items,
 * variations, stock by location, authorization, and living with Full and Flex.</li>
 * <li>1,500 calls a minute for each seller are the number that circulates; the marketplace publishes none.</li>
 * </ul>
 */
package dev.vigia.sandbox.mercadolivre;
