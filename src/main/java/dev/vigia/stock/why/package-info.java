/** Why a listing shows what it shows, and what would have it offered again. Only reads. */
package dev.vigia.stock.why;
