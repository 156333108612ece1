/**
 * A simulated Bling (API v3), which stock is read from.
 *
 * <ul>
 * <li>Its calls lie below {@code /sandbox/bling/Api/v3}, its consent page and its tokens too.</li>
 * <li>It refuses what it does not document: other headers, unknown parameters, a refresh token that was spent.</li>
 * <li>Three calls a second to an account, and the block of an address, here of the account: 600 calls or 300 errors in
 * 10 seconds, 20 sign-ins in a minute.</li>
 * <li>Its webhook signs, is switched off after failures, and can lose, double, shuffle and forge.</li>
 * </ul>
 */
package dev.vigia.sandbox.bling;
