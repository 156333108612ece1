/** Files of stock and products: reads their rows, keeps what they say, and applies it batch by batch once a person agrees. */
package dev.vigia.intake.file;
