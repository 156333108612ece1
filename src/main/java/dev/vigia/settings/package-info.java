/** What a retailer sets for all of its pages. It knows no other feature. */
package dev.vigia.settings;
