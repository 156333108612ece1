/**
 * What development and tests have so that a JDK is enough: a PostgreSQL of their own. Knows no feature, and is not part of
 * the packaged application.
 */
package dev.vigia.development;
