/**
 * Carries alerts out of the portal: mails to people, calls to the retailer's webhook. What is to be sent is a row of the
 * database until it has been; a crash sends it again under the same id. It knows alert, http for the calls, and credentials
 * for the secret that signs them.
 */
package dev.vigia.alert.delivery;
