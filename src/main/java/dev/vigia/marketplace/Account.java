package dev.vigia.marketplace;

import dev.vigia.limits.Limit;
import java.net.URI;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** A retailer's account on a marketplace, as a connector sees it. */
public interface Account extends TokenSession.TokenAccount {

    /** The marketplace's base address, from {@code vigia.marketplace."<code>".url}, without a final slash. */
    URI url();

    /**
     * Waits until the limit allows one more request, makes sure that nobody else has taken the account over meanwhile, and
     * sends the request: in time or never.
     *
     * @param request made on a thread of its own, with a client of {@link dev.vigia.http.Clients}
     * @throws ConnectorException when there was no answer
     */
    @Override
    Reply send(Limit limit, Supplier<RestResponse<String>> request);

    /** Whether {@link #send} would not wait. For a limit of minutes: answer "ask again" rather than wait that long. */
    boolean isFree(Limit limit);

    /**
     * Makes sure that nobody else has taken the account over meanwhile. {@link #send} does so, too; this is for what takes
     * longer than a request, every second or so.
     */
    void heartbeat();

    /** The marketplace said how fast it allows this account to go. */
    void setRate(Limit limit, double perSecond);
}
