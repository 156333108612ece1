/**
 * The two halves of {@code verify}, each in a JVM of its own with an application, a sandbox and a database: a journey waits
 * for the browser most of the time. Surefire gives a JVM one class at a time, and Quarkus would boot for each; a suite is one.
 */
package dev.vigia.suite;
