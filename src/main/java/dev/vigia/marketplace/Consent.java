package dev.vigia.marketplace;

import dev.vigia.credentials.Token;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * How a seller lets Vigia into its account without typing a token: the browser goes to a page of the marketplace and
 * comes back with a code (OAuth 2.0, authorization code).
 *
 * @param <A> an account as its connector sees it
 */
public interface Consent<A extends TokenSession.TokenAccount> {

    /** The settings that must be there before, by name: those of the application that asks. */
    List<String> needs();

    /** The settings that it fills in, by name. Who has them from elsewhere may type them instead. */
    List<String> gives();

    /** The marketplace's own page; no part of its host comes from a form. Asks nobody. */
    URI page(A account, ConsentRequest request);

    /** Buys access with what came back. Blocks, keeps to the limits and never throws, like {@link Connector}s do. */
    Result redeem(A account, Return returned);

    /**
     * A seller about to leave.
     *
     * @param country   of the integration, as ISO 3166 code
     * @param state     comes back unchanged
     * @param challenge of PKCE with S256, for marketplaces that know it
     * @param returnTo  where the browser is to come back to
     */
    record ConsentRequest(String country, String state, String challenge, URI returnTo) {
    }

    /**
     * A seller that has come back.
     *
     * @param parameters of the address it came to, none twice; they may be forged
     * @param verifier   of PKCE
     * @param returnTo   where it came back to, as in the request
     */
    record Return(Map<String, String> parameters, String verifier, URI returnTo) {

        public String parameter(String name) {
            return parameters.getOrDefault(name, "");
        }

        /** Without the code. */
        @Override
        public String toString() {
            return "Return[to " + returnTo + "]";
        }
    }

    /** What the marketplace says to the code. */
    sealed interface Result {
    }

    /** @param settings what {@link #gives} names */
    record Granted(Map<String, String> settings, Token token) implements Result {

        /** Without the settings: they hold secrets. */
        @Override
        public String toString() {
            return "Granted[" + settings.keySet() + "]";
        }
    }

    public record Refused(Outcome outcome) implements Result {
    }
}
