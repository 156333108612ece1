/**
 * Nuvemshop, which is Tiendanube in Spanish, as a source of stock: the variants of a store's products, by location.
 *
 * <ul>
 * <li>The calls: <a href="https://tiendanube.github.io/api-documentation/resources/product">products</a>,
 * <a href="https://tiendanube.github.io/api-documentation/resources/product-variant">their variants</a> and
 * <a href="https://tiendanube.github.io/api-documentation/resources/location">locations</a>.</li>
 * <li>Signing in, the limits and what errors mean: <a href="https://tiendanube.github.io/api-documentation/intro">the
 * introduction</a>.</li>
 * <li>Notifications: <a href="https://tiendanube.github.io/api-documentation/resources/webhook">webhooks</a>.</li>
 * </ul>
 *
 * All pages were read in November 2026; nothing here has spoken to a live store yet.
 */
package dev.vigia.source.nuvemshop;
