/**
 * SkyHub, the API of B2W, as the sandbox plays it: products, their variations and the stock of warehouses, which is stored at
 * once and published to the shop a little later, and the errors of publication. It shares no code with the connector.
 *
 * <ul>
 * <li>The calls, the three headers and the limits for each store, resource and method:
 * <a href="https://desenvolvedores.skyhub.com.br">desenvolvedores.skyhub.com.br</a> ("Produtos", "Variações", "Multi CD", "Limites";
 * read in November 2026), among it the notice of 31 March 2025 about variations.</li>
 * <li>The bodies of errors: <a href="https://github.com/bittools/skyhub-php">bittools/skyhub-php</a> (21 August 2021).</li>
 * </ul>
 */
package dev.vigia.sandbox.b2w;
