/**
 * What holds for the whole of the code: its packages and their arrows, names, sizes, documents, settings, and what is shipped. It
 * may look at everything.
 */
package dev.vigia;
