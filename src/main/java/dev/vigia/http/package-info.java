/**
 * Guarded calls to other machines: when a request may still leave, how long and how large an answer may be, how long a
 * server asks to be left alone, and how text is written into an address. It knows no other package.
 */
package dev.vigia.http;
