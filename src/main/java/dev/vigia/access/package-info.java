/**
 * Retailers, people, roles and sign-in, and the wall that keeps retailers apart in the database. It knows web only; all
 * features may know it.
 */
package dev.vigia.access;
