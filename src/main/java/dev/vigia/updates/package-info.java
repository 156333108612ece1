/**
 * The pages of what was sent to the marketplaces and of drift, and the log of updates for programs. How the sending to one
 * integration goes has a room of its own, status. It only reads; it knows sync, integration, listing, marketplace and http.
 */
package dev.vigia.updates;
