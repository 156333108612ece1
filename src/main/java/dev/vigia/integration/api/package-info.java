/**
 * The integrations for programs. It knows the accounts, and the questions that a change may need an answer to.
 */
package dev.vigia.integration.api;
