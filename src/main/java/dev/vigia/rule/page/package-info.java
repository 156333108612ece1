/** The form of a rule, what it would do, and how a rule is ended. It knows rule and the room list, to which it returns. */
package dev.vigia.rule.page;
