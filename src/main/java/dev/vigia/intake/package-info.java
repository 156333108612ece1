/**
 * The doors for products and stock: the calls of programs, and the one way in that all doors share. It knows catalog,
 * inventory and listing, and of its own rooms the brake; all other rooms may know it.
 */
package dev.vigia.intake;
