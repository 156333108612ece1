/**
 * What happens to every request before and after its page: limits, refusals, headers, addresses, and failures as answers.
 * Nobody calls it, except to ask when a request arrived; it knows web.
 */
package dev.vigia.web.request;
