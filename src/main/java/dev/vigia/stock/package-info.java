/** The dashboard: what every listing shows and why, and the same for programs. Only reads. */
package dev.vigia.stock;
