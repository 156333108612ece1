/**
 * How often an account may be called: rate limits and how much of them is used, pauses that the other side asks for,
 * back-off while it does not answer, and the stop after refused credentials. It knows the database and nothing of what
 * the calls are about.
 */
package dev.vigia.limits;
