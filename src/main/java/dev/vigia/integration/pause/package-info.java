/** What is typed about a pause of an integration, and its end. It knows the accounts. */
package dev.vigia.integration.pause;
