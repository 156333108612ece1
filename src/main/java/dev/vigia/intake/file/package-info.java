/**
 * Files of stock: reads CSV as people write it, keeps the lines, and applies them batch by batch. Its page is the one of
 * all imports, so it knows the brake, what is held and the intake.
 */
package dev.vigia.intake.file;
