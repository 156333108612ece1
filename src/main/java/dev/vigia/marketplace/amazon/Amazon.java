package dev.vigia.marketplace.amazon;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Setting;
import dev.vigia.marketplace.Shown;
import dev.vigia.marketplace.amazon.AmazonApi.ListingsItem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Amazon: takes a quantity at once and shows it later, one listing per call or thousands in a feed. */
@Singleton
public class Amazon implements Connector {

    private static final SendMode SINGLE = SendMode.single(Listings.PATCHES);
    private static final SendMode FEED = new SendMode("feed", AmazonFeeds.MESSAGES_PER_FEED, AmazonFeeds.FEEDS);

    /** As remembered: Amazon's own fulfilment counts the units, or the seller does, again. */
    private static final String MANAGED = "managed";
    private static final String OWN = "own";

    private final Listings listings;
    private final AmazonFeeds feeds;
    private final Consent<Account> consent;

    @Inject
    Amazon(Clients clients, Clock clock) {
        this(clients, new FeedDocuments(), clock);
    }

    Amazon(Clients clients, FeedDocuments documents, Clock clock) {
        AmazonTokens tokens = new AmazonTokens(clients, clock);
        listings = new Listings(tokens, clock);
        feeds = new AmazonFeeds(tokens, documents);
        consent = new AmazonConsent(clients, clock);
    }

    @Override
    public String code() {
        return "amazon";
    }

    @Override
    public List<Setting> settings() {
        Class<AmazonMessages> messages = AmazonMessages.class;
        return List.of(
                Setting.text("seller-id", messages, AmazonMessages::sellerId, AmazonMessages::sellerIdHelp)
                        .matching("[A-Za-z0-9]{1,40}").optional(),
                Setting.text("marketplace-id", messages, AmazonMessages::marketplaceId,
                        AmazonMessages::marketplaceIdHelp).ofCountries(Country.byMarketplaceId())
                        .labelled(Country::label),
                Setting.text("client-id", messages, AmazonMessages::clientId, AmazonMessages::clientIdHelp),
                Setting.text("client-secret", messages, AmazonMessages::clientSecret,
                        AmazonMessages::clientSecretHelp).asSecret(),
                Setting.text("refresh-token", messages, AmazonMessages::refreshToken,
                        AmazonMessages::refreshTokenHelp).asSecret().optional(),
                Setting.text("application-id", messages, AmazonMessages::applicationId,
                        AmazonMessages::applicationIdHelp).matching("[A-Za-z0-9.-]{1,100}").optional());
    }

    @Override
    public List<SendMode> sendModes(Account account) {
        return List.of(SINGLE, FEED);
    }

    @Override
    public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
        Map<Boolean, List<Offer>> parts = offers.stream().collect(Collectors.partitioningBy(Amazon::wasManaged));
        List<Answer> answers = new ArrayList<>();
        List<Offer> own = new ArrayList<>(parts.get(false));
        lookAt(account, parts.get(true), own, answers);
        answers.addAll(mode.name().equals(FEED.name()) && !own.isEmpty()
                ? Answer.all(own, Outcome.caught(() -> feeds.publish(account, own)))
                : Answer.each(own, offer -> Answer.of(offer, listings.publish(account, offer))));
        return answers;
    }

    private static boolean wasManaged(Offer offer) {
        return offer.remote().filter(MANAGED::equals).isPresent();
    }

    /** What Amazon fulfilled itself is looked at, and not written to while it does. */
    private void lookAt(Account account, List<Offer> managed, List<Offer> own, List<Answer> answers) {
        if (!managed.isEmpty()) {
            try {
                Map<String, ListingsItem> items = shown(account, managed);
                managed.forEach(offer -> Optional.ofNullable(items.get(offer.sku())).filter(ListingsItem::isManaged)
                        .ifPresentOrElse(item -> answers.add(Answer.of(offer, Outcome.rejected(Cause.MANAGED))),
                                () -> own.add(offer)));
            } catch (ConnectorException unseen) {
                answers.addAll(Answer.all(managed, unseen.outcome()));
            }
        }
    }

    @Override
    public List<Answer> confirm(Account account, String handle, List<Offer> offers) {
        return Answer.caught(offers, () -> {
            if (handle.startsWith(AmazonFeeds.HANDLE)) {
                return feeds.confirm(account, handle, offers);
            }
            Map<String, ListingsItem> items = shown(account, offers);
            return offers.stream().map(offer -> seen(offer, listings.confirmed(offer, items, handle))).toList();
        });
    }

    /** Whether Amazon fulfils it itself is remembered with the listing. */
    private static Answer seen(Offer offer, Outcome outcome) {
        boolean isManaged = outcome.isCausedBy(Cause.MANAGED);
        return isManaged || wasManaged(offer) ? new Answer(offer, outcome, Optional.of(isManaged ? MANAGED : OWN))
                : Answer.of(offer, outcome);
    }

    /** What was accepted is not refused because a question about many is. */
    private Map<String, ListingsItem> shown(Account account, List<Offer> offers) {
        try {
            return listings.read(account, offers.stream().map(Offer::sku).toList());
        } catch (ConnectorException failure) {
            throw failure.asRetry();
        }
    }

    @Override
    public List<Shown> readBack(Account account, List<Offer> offers) {
        return Shown.caught(offers, () -> {
            Map<String, ListingsItem> items = listings.read(account, offers.stream().map(Offer::sku).toList());
            return offers.stream().map(offer -> Optional.ofNullable(items.get(offer.sku()))
                    .map(item -> shown(offer, item))
                    .orElseGet(() -> Shown.unread(offer, Outcome.rejected(Cause.NOT_FOUND)))).toList();
        });
    }

    private static Shown shown(Offer offer, ListingsItem item) {
        if (item.isManaged()) {
            return Shown.unread(offer, Outcome.rejected(Cause.MANAGED));
        }
        return Shown.of(offer, item.ownStock(), item.fulfillmentAvailability().isPresent()
                ? Outcome.rejected(Cause.REFUSED)
                : Outcome.retry(Cause.UNREADABLE, Duration.ZERO));
    }

    @Override
    public int readBackSize() {
        return Listings.ITEMS_PER_SEARCH;
    }

    @Override
    public Outcome probe(Account account) {
        // Any SKU will do: what counts is that Amazon lets this account ask.
        return Outcome.reached(() -> listings.read(account, List.of("vigia")));
    }

    @Override
    public Optional<Consent<Account>> consent() {
        return Optional.of(consent);
    }

}
