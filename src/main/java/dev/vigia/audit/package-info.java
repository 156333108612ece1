/**
 * Writes down who changed what, before and after. Everybody may use it; it knows access, for the person who is signed in.
 */
package dev.vigia.audit;
