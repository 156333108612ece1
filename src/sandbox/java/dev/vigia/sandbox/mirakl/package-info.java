/**
 * Marketplaces on Mirakl's software as the sandbox plays them, Carrefour and Centauro: every shop's offers, files of stock that
 * are worked off later, and their error reports. It shares no code with the connector.
 *
 * <ul>
 * <li>STO01, STO02, STO03 and OF21 with the rates that are documented of each: Mirakl's seller specification, a copy in
 * <a href="https://github.com/api-evangelist/mirakl">api-evangelist/mirakl</a> (August 2026), and
 * <a href="https://github.com/mirakl/sdk-php-shop">mirakl/sdk-php-shop</a>.</li>
 * <li>OF21 is documented "per page view"; one a second is our own.</li>
 * </ul>
 */
package dev.vigia.sandbox.mirakl;
