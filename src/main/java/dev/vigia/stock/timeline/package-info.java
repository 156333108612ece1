/** All that happened to a product, in one line of time, and its stock of the last days as a chart. Only reads. */
package dev.vigia.stock.timeline;
