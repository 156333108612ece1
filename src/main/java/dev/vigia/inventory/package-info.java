/**
 * Where units lie and how many: warehouses, the level of each product in each, and the ledger of every change. The newest
 * observation of a level wins. It knows the catalog and nothing of minimums or marketplaces.
 */
package dev.vigia.inventory;
