/**
 * Bling (API v3) as a source of stock, by deposits. Its owner lets an application of the retailer's in.
 *
 * <ul>
 * <li>The calls: <a href="https://developer.bling.com.br/referencia">the reference of API v3</a>.</li>
 * <li>Consent and tokens: <a href="https://developer.bling.com.br/aplicativos">applications</a>.</li>
 * <li>Limits of an account and of an address: <a href="https://developer.bling.com.br/limites">limits</a>.</li>
 * <li>Notifications, and when they are switched off: <a href="https://developer.bling.com.br/webhooks">webhooks</a>.</li>
 * </ul>
 *
 * All pages were read in November 2026; nothing here has spoken to a live account yet.
 */
package dev.vigia.source.bling;
