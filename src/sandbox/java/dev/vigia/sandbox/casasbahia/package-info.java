/**
 * Casas Bahia as the sandbox plays it: both versions of its API over the same items, each with its days of preparation, and the
 * second version's loads, which are worked off later. It shares no code with the connector.
 *
 * <ul>
 * <li>Hosts and headers: <a href="https://developers.grupocasasbahia.com.br/marketplace/docs">developers.grupocasasbahia.com.br</a>
 * ("Tecnologias e padrões"; read in November 2026).</li>
 * <li>The fourth version, which answers in an envelope: two implementations of others, one of May 2026. Its rate is our own, for
 * none is published.</li>
 * <li>The second version: <a href="https://github.com/ballke-dev/ViaVarejoSDK">ballke-dev/ViaVarejoSDK</a>; its limits:
 * {@code Resources/doc/SobreOLimiteDeRequests.pdf} in <a href="https://github.com/gpupo/cnova-sdk">gpupo/cnova-sdk</a> (January
 * 2015).</li>
 * </ul>
 */
package dev.vigia.sandbox.casasbahia;
