/**
 * The pages of files: hands one in, shows what it would do before anything is done, takes the person's word, and shows what
 * became of its lines. Its first page is the one of all imports, so it knows the brake and what is held.
 */
package dev.vigia.intake.imports;
