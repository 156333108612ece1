/** Retailers, people, roles and sign-in, and the wall that keeps retailers apart in the database. */
package dev.vigia.access;
