/**
 * Netshoes' second API as the sandbox plays it: products, their status and their stock, one SKU per call, as many calls a minute
 * as the seller's plan has. It shares no code with the connector.
 *
 * <ul>
 * <li>The plans: <a href="https://developers.netshoes.com.br">developers.netshoes.com.br</a> (read in November 2026).</li>
 * <li>The calls: <a href="https://github.com/sistem-atc/marketplace-sdk">sistem-atc/marketplace-sdk</a> (2026).</li>
 * <li>The bodies of errors and the units reserved, in the shape of the first version:
 * <a href="https://github.com/netshoes/marketplace-api-sdk-java">netshoes/marketplace-api-sdk-java</a> (2019).</li>
 * </ul>
 */
package dev.vigia.sandbox.netshoes;
