/**
 * B2W, today Americanas Marketplace, through SkyHub.
 *
 * <ul>
 * <li>The calls of products, variations and stores, the three headers, and the limits (9 a second for each method of products
 * and variations and for writes of stores, 1 a second for all else):
 * <a href="https://desenvolvedores.skyhub.com.br">desenvolvedores.skyhub.com.br</a> ("Produtos", "Variações", "Multi CD",
 * "Limites"), and <a href="https://github.com/bittools/skyhub-php">bittools/skyhub-php</a> (21 August 2021).</li>
 * <li>That a change of a product does not reach its variations: a notice there, of 31 March 2025.</li>
 * <li>The body of an error, and how many SKUs a batch takes: others' working code.</li>
 * </ul>
 *
 * All pages were read in November 2026; nothing here has spoken to a live account yet.
 */
package dev.vigia.marketplace.b2w;
