/** The form of a rule, what it would do, and how a rule is ended. */
package dev.vigia.rule.page;
