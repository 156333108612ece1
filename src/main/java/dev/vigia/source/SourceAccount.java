package dev.vigia.source;

import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.TokenSession;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** A retailer's account at a source, as its connector sees it. */
public interface SourceAccount extends TokenSession.TokenAccount {

    /**
     * Waits until the account's budget allows one more request, and sends it.
     *
     * @throws dev.vigia.marketplace.ConnectorException when there was no answer, or the source asks to be left alone
     */
    TimedReply send(Supplier<RestResponse<String>> request);

    /**
     * What was answered.
     *
     * @param leftAt when the request left, by the clock that all nodes share: what it says is not newer than that
     */
    record TimedReply(Reply reply, Instant leftAt) {
    }
}
