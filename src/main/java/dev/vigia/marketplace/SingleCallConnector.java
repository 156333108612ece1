package dev.vigia.marketplace;

import dev.vigia.limits.Limit;
import java.util.List;

/**
 * A connector whose calls are about one offer each. However such a call ends, what it threw as {@link ConnectorException}
 * becomes the outcome of its offer.
 */
public interface SingleCallConnector extends Connector {

    /** What a call that sends a quantity spends; it may follow the account's settings. */
    Limit limit(Account account);

    /** Sends one absolute quantity. */
    Answer publish(Account account, Offer offer);

    /** What the marketplace shows now for an offer. */
    Shown shown(Account account, Offer offer);

    @Override
    default List<SendMode> sendModes(Account account) {
        return List.of(SendMode.single(limit(account)));
    }

    @Override
    default List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
        return Answer.each(offers, offer -> publish(account, offer));
    }

    @Override
    default List<Shown> readBack(Account account, List<Offer> offers) {
        return Shown.each(offers, offer -> shown(account, offer));
    }
}
