/**
 * A retailer's account on a marketplace: its terms, its state, and every change of it. It knows the marketplaces and what
 * follows from a changed minimum (listing), and none of its rooms.
 */
package dev.vigia.integration;
