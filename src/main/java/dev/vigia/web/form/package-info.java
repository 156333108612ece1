/**
 * Forms as every page has them: what was typed, what is wrong with it, its token, and which fields are secret. It knows
 * nobody.
 */
package dev.vigia.web.form;
