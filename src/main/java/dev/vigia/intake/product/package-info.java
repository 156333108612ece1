/** The form for one product and its stock. It goes the one way in; the room brake stops what would empty a marketplace.
 * It knows the room column, for the words of a file. */
package dev.vigia.intake.product;
