/** A person at a real browser: opens pages, looks at them, finds barriers. */
package dev.vigia.testing.browser;
