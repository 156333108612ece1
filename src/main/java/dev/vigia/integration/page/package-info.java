/**
 * The pages of one integration: the form with its preview and its questions, and disconnecting. It knows the accounts
 * themselves.
 */
package dev.vigia.integration.page;
