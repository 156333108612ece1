/**
 * Who and what the tests play with: the shop of a test, its people, its feed, its database. Knows no test.
 *
 * <p>Rooms: {@code browser} has a person at a screen, {@code marketplace} has what stands in for a marketplace.
 */
package dev.vigia.testing;
