/**
 * Nuvemshop, or Tiendanube, as the sandbox plays it: products with variants, locations and notifications, below the number of each
 * store. It is strict about what is asked and, where a switch says so, dirty in its answers. It shares no code with the client.
 *
 * <ul>
 * <li>The calls and their bodies: <a href="https://tiendanube.github.io/api-documentation/intro">its documentation</a> (read in
 * November 2026).</li>
 * <li>The bucket of 40 calls, which leaks 2 a second, is played where whoever tries sets it.</li>
 * </ul>
 */
package dev.vigia.sandbox.nuvemshop;
