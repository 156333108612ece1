/**
 * The pages of what was sent to the marketplaces, of drift, and the log of
 * updates for programs. How the sending to one integration goes has a package of its own. It only reads; it knows sync and
 * integration.
 */
package dev.vigia.updates;
