/** The rules of minimum stock for programs: listed, made, changed, ended, and foretold. */
package dev.vigia.rule.api;
