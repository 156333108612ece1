/**
 * Olist ERP (Tiny) as the sandbox plays it: version 3 of its API, with products, deposits and stock of each company, the page where
 * its owner consents, tokens that rotate, and notifications. It is strict about what is asked and, where a switch says so, dirty in
 * its answers. It shares no code with the client.
 *
 * <ul>
 * <li>The calls and their bodies: <a href="https://api-docs.erp.olist.com/">its documentation</a> (read in November 2026).</li>
 * <li>The calls a minute of its plans are played where whoever tries sets them.</li>
 * </ul>
 */
package dev.vigia.sandbox.tiny;
