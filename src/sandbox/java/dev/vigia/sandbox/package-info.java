/**
 * Simulated marketplaces for development and tests, spoken to over HTTP only. They know nothing of the portal, answer
 * before its sign-in and its form protection, and are not part of the packaged application.
 */
package dev.vigia.sandbox;
