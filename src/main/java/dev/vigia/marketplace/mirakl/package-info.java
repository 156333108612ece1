/**
 * Marketplaces on Mirakl's software: Carrefour in Brazil, and Centauro as a profile to be confirmed.
 *
 * <ul>
 * <li>STO01 (one file a minute), STO02 (once in 15 seconds), STO03 (once a minute) and OF21 ("per page view", so our own choice is
 * one a second): Mirakl's seller specification, a copy in
 * <a href="https://github.com/api-evangelist/mirakl">api-evangelist/mirakl</a> (August 2026), and
 * <a href="https://github.com/mirakl/sdk-php-shop">mirakl/sdk-php-shop</a>.</li>
 * <li>That Carrefour is Mirakl: help pages of SkyHub, Linx and Wake. That Centauro is:
 * <a href="https://github.com/sistem-atc/marketplace-sdk">sistem-atc/marketplace-sdk</a> (2026) alone.</li>
 * <li>The most units of an offer: the help page of one operator.</li>
 * </ul>
 *
 * All pages were read in November 2026; nothing here has spoken to a live account yet.
 */
package dev.vigia.marketplace.mirakl;
