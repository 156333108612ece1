/**
 * The processes of a run: nodes of the application, its database, proxies between them, and what they wrote. It knows
 * nothing of the shop.
 */
package dev.vigia.chaos.node;
