/**
 * Sends the orders of a real shop, day by day, through the application, and compares what each marketplace shows with a
 * count of its own. The file of orders is an argument.
 */
package dev.vigia.replay;
