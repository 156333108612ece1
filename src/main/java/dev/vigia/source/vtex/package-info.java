/**
 * VTEX as a source of stock, by warehouses or by what one of its trade policies sells.
 *
 * <ul>
 * <li>The calls: the OpenAPI documents of <a href="https://github.com/vtex/openapi-schemas">vtex/openapi-schemas</a>, Logistics,
 * Catalog and Marketplace APIs.</li>
 * <li>Notifications: <a href="https://developers.vtex.com/docs/guides/external-marketplace-integration-connector">the guide for
 * marketplace connectors</a>, and its affiliates.</li>
 * <li>What answers look like when they are wrong: VTEX's own list of known issues.</li>
 * <li>The limits of these calls are not published: the pace is our own.</li>
 * </ul>
 *
 * All pages were read in November 2026; nothing here has spoken to a live account yet.
 */
package dev.vigia.source.vtex;
