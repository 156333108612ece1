/**
 * The doors for products and stock: the calls of programs, and the one way in that all doors share. It knows its room
 * brake; the rooms held and file know it.
 */
package dev.vigia.intake;
