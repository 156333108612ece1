/**
 * The page of the day: what needs a person, and how each integration is doing. It only reads. It knows stock, updates,
 * intake, integration and marketplace; nobody knows it.
 */
package dev.vigia.today;
