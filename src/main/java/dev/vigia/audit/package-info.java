/**
 * Writes down who changed what, before and after, and keeps what waits for a second person. Everybody may use it; it knows
 * access, for the person who is signed in.
 */
package dev.vigia.audit;
