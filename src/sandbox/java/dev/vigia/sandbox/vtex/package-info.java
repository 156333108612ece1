/**
 * VTEX as the sandbox plays it: a catalog, warehouses, docks, an inventory, a simulated cart and notifications, below the name of
 * each account. It is strict about what is asked and, where a switch says so, as dirty in its answers as VTEX's own list of known
 * issues has it. It shares no code with the client.
 *
 * <ul>
 * <li>The calls and their bodies: <a href="https://github.com/vtex/openapi-schemas">vtex/openapi-schemas</a> (read in November
 * 2026).</li>
 * <li>Limits are not published: how many calls a second it takes is set by whoever tries.</li>
 * </ul>
 */
package dev.vigia.sandbox.vtex;
