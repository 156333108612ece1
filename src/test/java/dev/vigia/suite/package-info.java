/**
 * The three parts of {@code verify}, each in a JVM of its own with an application, a sandbox and a database: most of the time
 * some of them wait, for the browser or for a marketplace. Surefire gives a JVM one class at a time, and Quarkus would boot
 * for each; a suite is one.
 */
package dev.vigia.suite;
