/** The rules of minimum stock for programs: listed, made, changed, ended, and foretold. It knows rule, and no page. */
package dev.vigia.rule.api;
