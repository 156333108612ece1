/**
 * Large changes that wait for a second person: kept instead of carried out, foretold anew, agreed to or declined. It knows the
 * history, and how that puts settings back.
 */
package dev.vigia.history.proposal;
