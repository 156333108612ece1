/**
 * Forms as every page has them: what was typed, what is wrong with it, its token, and which fields are secret. The
 * least of a setting that is a size is checked here too. It knows nobody.
 */
package dev.vigia.web.form;
