/**
 * Dafiti, on SellerCenter of Global Fashion Group, by its newer API and by its older one.
 *
 * <ul>
 * <li>The newer API, its 100 products per call and its errors:
 * <a href="https://github.com/DuneRaccoon/py-iconic-api">DuneRaccoon/py-iconic-api</a> (0.2.0, September 2026), which goes at most 25
 * times a second. No limit is published; ours are our own choice and stay below that.</li>
 * <li>The older API, its signature and its error codes:
 * <a href="https://github.com/GFG/seller-center-sdk-java">GFG/seller-center-sdk-java</a> (2016) and its siblings in PHP and Go (2019);
 * <a href="https://api.sellercenter.com.br/docs/">api.sellercenter.com.br/docs</a>. No limit is published.</li>
 * <li>The host in Brazil: <a href="https://github.com/rflima11/ms-dafiti-marketplace">rflima11/ms-dafiti-marketplace</a> and
 * <a href="https://github.com/mobly/sellercenter-sdk">mobly/sellercenter-sdk</a> (2019).</li>
 * </ul>
 *
 * All pages were read in November 2026; nothing here has spoken to a live account yet.
 */
package dev.vigia.marketplace.dafiti;
