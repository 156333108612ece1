/**
 * Files of stock and products: reads their rows, keeps what they say, and applies it batch by batch once a person agrees.
 * It knows how tables are read and what columns mean, the brake, and what is held.
 */
package dev.vigia.intake.file;
