/**
 * What every use of PostgreSQL needs: its clock, transactions that are tried again after a deadlock or may take long, one
 * spelling of texts, and whether it can be reached. It knows nobody.
 */
package dev.vigia.database;
