/**
 * Connects an account while a person waits: the consent in the browser, and the probe of the credentials. It knows the
 * accounts and the pages that it returns to.
 */
package dev.vigia.integration.connect;
