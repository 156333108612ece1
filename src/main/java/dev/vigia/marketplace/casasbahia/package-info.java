/**
 * Casas Bahia (Grupo Casas Bahia, before Via Varejo), in the fourth version of its API and in the second.
 *
 * <ul>
 * <li>Hosts and headers: <a href="https://developers.grupocasasbahia.com.br/marketplace/docs">developers.grupocasasbahia.com.br</a>
 * ("Tecnologias e padrões").</li>
 * <li>The fourth version: two implementations of others, one of May 2026. It publishes no limits; ours are our own choice.</li>
 * <li>The calls of the second version: <a href="https://github.com/ballke-dev/ViaVarejoSDK">ballke-dev/ViaVarejoSDK</a>. Its limits
 * (300 a minute for stock and for items, 3 a minute for lists, a body of 1,048,576 bytes):
 * {@code Resources/doc/SobreOLimiteDeRequests.pdf} in <a href="https://github.com/gpupo/cnova-sdk">gpupo/cnova-sdk</a>, of January
 * 2015. The limits of loads are our own choice.</li>
 * </ul>
 *
 * All pages were read in November 2026; nothing here has spoken to a live account yet.
 */
package dev.vigia.marketplace.casasbahia;
