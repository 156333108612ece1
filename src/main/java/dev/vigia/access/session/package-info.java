/**
 * Signing in and out, and what becomes of a form whose session has ended: it is kept, encrypted, until its page shows it
 * again. It knows access.
 */
package dev.vigia.access.session;
