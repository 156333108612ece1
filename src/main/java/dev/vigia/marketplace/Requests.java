package dev.vigia.marketplace;

import dev.vigia.http.Clients;
import dev.vigia.limits.Limit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Speaks to a marketplace whose credentials never end: each request waits for its limit and carries the account's
 * credentials. Where they end, a {@link TokenSession} does it.
 *
 * @param <A> the interface of its calls
 * @param <C> the credentials, as each call takes them
 */
public class Requests<A, C> {

    private final Clients clients;
    private final Class<A> api;
    private final Function<Account, C> credentials;
    private final UnaryOperator<String> message;

    /** @param credentials of an account, from its settings */
    public Requests(Clients clients, Class<A> api, Function<Account, C> credentials) {
        this(clients, api, credentials, UnaryOperator.identity());
    }

    /** @param message finds the marketplace's own words in the body of an error */
    public Requests(Clients clients, Class<A> api, Function<Account, C> credentials, UnaryOperator<String> message) {
        this.clients = clients;
        this.api = api;
        this.credentials = credentials;
        this.message = message;
    }

    /**
     * Makes a request.
     *
     * @param request still wants its credentials
     * @throws ConnectorException when there was no answer
     */
    public final Reply send(Account account, Limit limit, BiFunction<A, C, RestResponse<String>> request) {
        A calls = clients.at(account.url(), api);
        return account.send(limit, () -> request.apply(calls, credentials.apply(account))).explainedBy(message);
    }
}
