/**
 * Puts back what was before a change of an integration or a rule: foretold first, through the same doors as the forms, and written
 * down like any other change. It knows the history and the features whose settings those are.
 */
package dev.vigia.history.restore;
