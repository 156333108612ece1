/** What every page shares: layout, forms, errors, language, htmx. Knows no feature. */
package dev.vigia.web;
