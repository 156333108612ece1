/**
 * What opens an account elsewhere: settings and secrets, encrypted at rest, tokens, and the lock under which one node at a
 * time refreshes them. It knows access and the database, and nothing of who declares the settings.
 */
package dev.vigia.credentials;
