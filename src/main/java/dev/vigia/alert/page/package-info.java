/**
 * The page of alerts: what is open, what each person is told of, and the retailer's webhook. It knows alert, delivery, and
 * http for the addresses that nobody may call.
 */
package dev.vigia.alert.page;
