package dev.vigia.marketplace.amazon;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Connector;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Amazon: takes a quantity at once and shows it later, one listing per call or thousands in a feed. */
@Singleton
public class Amazon implements Connector {

    private static final SendMode SINGLE = SendMode.single(Listings.PATCHES);
    private static final SendMode FEED = new SendMode("feed", AmazonFeeds.MESSAGES_PER_FEED, AmazonFeeds.FEEDS);

    private final Listings listings;
    private final AmazonFeeds feeds;
    private final Consent consent;

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
        if (mode.name().equals(FEED.name())) {
            return Answer.all(offers, Outcome.caught(() -> feeds.publish(account, offers)));
        }
        return Answer.each(offers, offer -> Answer.of(offer, listings.publish(account, offer)));
    }

    @Override
    public List<Answer> confirm(Account account, String handle, List<Offer> offers) {
        return Answer.caught(offers, () -> {
            if (handle.startsWith(AmazonFeeds.HANDLE)) {
                return feeds.confirm(account, handle, offers);
            }
            Map<String, ListingsItem> items = listings.read(account, offers.stream().map(Offer::sku).toList());
            return offers.stream().map(offer -> Answer.of(offer, listings.confirmed(offer, items, handle))).toList();
        });
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
    public Optional<Consent> consent() {
        return Optional.of(consent);
    }

}
