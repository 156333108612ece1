/**
 * Reads sources: which is due, on whatever node, what of it is read next, and how fast. What is read goes the way of all
 * stock, by intake. It knows the contract of a source and no single one.
 */
package dev.vigia.source.reading;
