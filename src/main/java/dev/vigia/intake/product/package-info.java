/** The form for one product and its stock. It goes the one way in; the room brake stops what would empty a marketplace. */
package dev.vigia.intake.product;
