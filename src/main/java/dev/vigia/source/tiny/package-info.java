/**
 * Olist ERP, which was called Tiny, as a source of stock: its products, by deposit.
 *
 * <ul>
 * <li>The calls of its API v3: <a href="https://api-docs.erp.olist.com/">its documentation</a>, above all
 * <a href="https://api-docs.erp.olist.com/api-reference/estoque/obter-o-estoque-de-um-produto">the stock of a product</a>.</li>
 * <li>Signing in: OAuth 2.0 at {@code accounts.tiny.com.br}; access for 4 hours, what buys the next for a day, and it
 * rotates.</li>
 * <li>Limits: by account and plan, from 60 calls a minute, with {@code x-ratelimit-*} in seconds.</li>
 * </ul>
 *
 * The older API's list of what has changed ({@code lista.atualizacoes.estoque}) is emptied by whoever reads it, also for others:
 * it is never used. All pages were read in November 2026; nothing here has spoken to a live account yet.
 */
package dev.vigia.source.tiny;
