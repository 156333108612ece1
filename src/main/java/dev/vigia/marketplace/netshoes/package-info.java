/**
 * Netshoes, by the second version of its API.
 *
 * <ul>
 * <li>The plans, 50, 100 and 250 calls a minute: <a href="https://developers.netshoes.com.br">developers.netshoes.com.br</a>.</li>
 * <li>The calls: <a href="https://github.com/sistem-atc/marketplace-sdk">sistem-atc/marketplace-sdk</a> (2026).</li>
 * <li>The body of an error and the units reserved, as the first version has them:
 * <a href="https://github.com/netshoes/marketplace-api-sdk-java">netshoes/marketplace-api-sdk-java</a> (2019).</li>
 * </ul>
 *
 * All pages were read in November 2026; nothing here has spoken to a live account yet.
 */
package dev.vigia.marketplace.netshoes;
