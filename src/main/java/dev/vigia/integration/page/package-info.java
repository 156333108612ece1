/**
 * The pages of the integrations: the list, the form with its preview and its questions, and disconnecting. It knows the
 * accounts themselves.
 */
package dev.vigia.integration.page;
