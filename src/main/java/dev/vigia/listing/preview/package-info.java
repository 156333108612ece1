/**
 * Foretells what a change would do to listings, by the very statements that would do it: of a minimum, a rule, an
 * integration, a file. It writes nothing. It knows listing and the room rule.
 */
package dev.vigia.listing.preview;
