/** What a retailer sets for all of its pages. */
package dev.vigia.settings;
