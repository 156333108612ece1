/**
 * Whole jobs in a real browser, in three languages, by keyboard, on narrow screens and without script. It knows the pages by
 * what a person sees of them.
 */
package dev.vigia.journey;
