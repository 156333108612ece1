package dev.vigia.marketplace;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How Vigia speaks with one marketplace. A connector turns offers into requests and answers into outcomes; it keeps
 * nothing. Persistence, the moment of a retry, the rate limits and the log belong to the caller.
 *
 * <p>
 * Every method blocks, makes each request by {@link Account#send}, and never throws for what a marketplace
 * or the network answers: that is an {@link Outcome}.
 */
public interface Connector {

    /** The code that configuration, URLs and tables use, such as {@code mercado-livre}. */
    String code();

    /** False while nobody knows for certain that the marketplace speaks this API: the portal says so. */
    default boolean isConfirmed() {
        return true;
    }

    /** What a retailer types to connect its account, in the order of the form. */
    List<Setting> settings();

    /**
     * The modes of sending quantities, from the fewest offers per call to the most; never empty. Some follow the account's
     * settings: the plan it pays for, or the generation of the API it uses.
     */
    List<SendMode> sendModes(Account account);

    /**
     * Sends absolute quantities. Answers once for each offer, in any order.
     *
     * @param offers at most {@link SendMode#offersPerCall}, no SKU twice
     */
    List<Answer> publish(Account account, SendMode mode, List<Offer> offers);

    /**
     * Asks what became of offers that {@link #publish} reported as {@link Outcome.Accepted}. Answers once for each
     * offer; {@code Accepted} again means it is still travelling. A connector that never answers {@code Accepted} leaves
     * it as it is: a handle is not its own, and to send once more is harmless.
     *
     * @param handle what {@code Accepted} carried
     */
    default List<Answer> confirm(Account account, String handle, List<Offer> offers) {
        return Answer.all(offers, Outcome.retry(Outcome.Cause.DROPPED, Duration.ZERO));
    }

    /** What the marketplace shows now for each offer, at most {@link #readBackSize} of them. */
    List<Shown> readBack(Account account, List<Offer> offers);

    /** How many offers one {@link #readBack} takes. */
    default int readBackSize() {
        return 1;
    }

    /**
     * The page where buyers see a listing; empty where its address does not follow from what is known. Asks nobody.
     *
     * @param remote what was found before to address it
     */
    default Optional<URI> publicPage(String remote) {
        return Optional.empty();
    }

    /** Whether the account's settings open the door: {@link Outcome.Applied}, or what is wrong in the marketplace's words. */
    Outcome probe(Account account);

    /** How a seller lets Vigia in through its browser; empty where everything is typed. */
    default Optional<Consent<Account>> consent() {
        return Optional.empty();
    }
}
