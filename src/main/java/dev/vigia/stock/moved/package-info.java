/** Exactly those listings that a change has moved, with how they are now. It knows the history, whose entry counts them. */
package dev.vigia.stock.moved;
