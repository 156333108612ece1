/** The dashboard: what every listing shows and why, one product, and the same for programs. Only reads. */
package dev.vigia.stock;
