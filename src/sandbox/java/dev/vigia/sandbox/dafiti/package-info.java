/**
 * Dafiti on SellerCenter as the sandbox plays it: every seller's products behind the newer API, which answers at once, and the
 * older one with its signed queries and its feeds. It shares no code with the connector.
 *
 * <ul>
 * <li>The newer API: <a href="https://github.com/DuneRaccoon/py-iconic-api">DuneRaccoon/py-iconic-api</a> (0.2.0, September
 * 2026).</li>
 * <li>The older API, its signature, its error codes and the status 200 whatever happens:
 * <a href="https://github.com/GFG/seller-center-sdk-java">GFG/seller-center-sdk-java</a> (2016), its siblings in PHP and Go (2019),
 * and <a href="https://api.sellercenter.com.br/docs/">api.sellercenter.com.br/docs</a> (read in November 2026).</li>
 * <li>No rate is published. The newer API takes 25 calls a second, as fast as that client goes; the older one's is our own.</li>
 * </ul>
 */
package dev.vigia.sandbox.dafiti;
