package dev.vigia.marketplace.mercadolivre;

import dev.vigia.http.Clients;
import dev.vigia.limits.Limit;
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
import dev.vigia.marketplace.mercadolivre.Ads.Found;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.Item;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.User;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.Variation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mercado Livre: one quantity per call, answered at once. All ads of a SKU follow it. */
@Singleton
public class MercadoLivre implements Connector {

    /** Its numbers are not published: this is our own choice, modest, and a 429 slows it down further. */
    private static final Limit WRITES = new Limit("writes", 10, 10);

    private final Function<URI, MercadoLivreApi> apis;
    private final MercadoLivreTokens tokens;
    private final Ads ads;
    private final MercadoLivreQuantities quantities;
    private final Consent consent;

    @Inject
    MercadoLivre(Clients clients, Clock clock) {
        this(address -> clients.at(address, MercadoLivreApi.class), clock);
    }

    MercadoLivre(Function<URI, MercadoLivreApi> apis, Clock clock) {
        this.apis = apis;
        tokens = new MercadoLivreTokens(apis, clock);
        ads = new Ads(tokens);
        quantities = new MercadoLivreQuantities(tokens, ads, WRITES);
        consent = new MercadoLivreConsent(apis, clock);
    }

    @Override
    public String code() {
        return "mercado-livre";
    }

    @Override
    public List<Setting> settings() {
        Class<MercadoLivreMessages> messages = MercadoLivreMessages.class;
        return List.of(
                Setting.text("client-id", messages, MercadoLivreMessages::clientId,
                        MercadoLivreMessages::clientIdHelp),
                Setting.text("client-secret", messages, MercadoLivreMessages::clientSecret,
                        MercadoLivreMessages::clientSecretHelp).asSecret(),
                Setting.text("refresh-token", messages, MercadoLivreMessages::refreshToken,
                        MercadoLivreMessages::refreshTokenHelp).asSecret().optional(),
                Setting.text("user-id", messages, MercadoLivreMessages::userId,
                        MercadoLivreMessages::userIdHelp).matching("\\d{1,20}").optional());
    }

    @Override
    public List<SendMode> sendModes(Account account) {
        return List.of(SendMode.single(WRITES));
    }

    @Override
    public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
        MercadoLivreApi api = apis.apply(account.url());
        return Answer.each(offers, offer -> publish(offer, api, account));
    }

    private Answer publish(Offer offer, MercadoLivreApi api, Account account) {
        List<Ad> known = Ad.fromRemote(offer.remote());
        if (!known.isEmpty()) {
            List<Outcome> outcomes = set(known.stream().map(Found::new).toList(), offer.quantity(), api, account);
            // Beside ads that the marketplace counts itself there may be one by now that it does not.
            if (outcomes.stream().noneMatch(MercadoLivre::mayBeStale)
                    && !outcomes.stream().allMatch(MercadoLivre::isManaged)) {
                List<Ad> seen = IntStream.range(0, known.size())
                        .mapToObj(index -> seen(known.get(index), outcomes.get(index))).toList();
                return new Answer(offer, worst(outcomes), Optional.of(Ad.toRemote(seen)));
            }
        }
        return lookUpAndPublish(offer, api, account);
    }

    /** What was found before may have been closed, relisted, or moved to another kind of stock since. */
    private static boolean mayBeStale(Outcome outcome) {
        return outcome.isRejected() && !outcome.isCausedBy(Cause.CREDENTIALS, Cause.MANAGED)
                || outcome.isCausedBy(Cause.CONFLICT);
    }

    private static Ad seen(Ad ad, Outcome outcome) {
        return outcome.isRetry() ? ad : ad.managed(isManaged(outcome));
    }

    private static boolean isManaged(Outcome outcome) {
        return outcome.isCausedBy(Cause.MANAGED);
    }

    private Answer lookUpAndPublish(Offer offer, MercadoLivreApi api, Account account) {
        List<Found> found = ads.of(offer.sku(), api, account);
        Outcome outcome = worst(set(found, offer.quantity(), api, account));
        return new Answer(offer, outcome, Optional.of(Ad.toRemote(found.stream().map(Found::ad).toList())));
    }

    private List<Outcome> set(List<Found> found, int quantity, MercadoLivreApi api, Account account) {
        Map<String, Outcome> ofUserProducts = new HashMap<>();
        return found.stream().map(one -> one.hindrance().orElseGet(() -> one.ad().userProduct()
                .map(shared -> ofUserProducts.computeIfAbsent(shared, once -> set(one.ad(), quantity, api, account)))
                .orElseGet(() -> set(one.ad(), quantity, api, account)))).toList();
    }

    private static Outcome worst(List<Outcome> outcomes) {
        return outcomes.stream()
                .max(Comparator.comparingInt(MercadoLivre::weight).thenComparing(Outcome::after)).orElseThrow();
    }

    private Outcome set(Ad ad, int quantity, MercadoLivreApi api, Account account) {
        return Outcome.caught(() -> quantities.set(ad, quantity, api, account));
    }

    /** A retry outweighs a refusal, because it can still bring the other ads to the right quantity. */
    private static int weight(Outcome outcome) {
        if (outcome.isRejected()) {
            return outcome.refusesCredentials() ? 3 : 1;
        }
        return outcome.isRetry() ? 2 : 0;
    }

    @Override
    public List<Shown> readBack(Account account, List<Offer> offers) {
        MercadoLivreApi api = apis.apply(account.url());
        return Shown.caught(offers, () -> {
            Stream<Ad> known = offers.stream().flatMap(offer -> Ad.fromRemote(offer.remote()).stream());
            Map<String, Item> items = new HashMap<>(ads.read(known.map(Ad::item).toList(), api, account));
            return Shown.each(offers, offer -> shown(offer, items, api, account));
        });
    }

    private Shown shown(Offer offer, Map<String, Item> items, MercadoLivreApi api, Account account) {
        List<Ad> all = Ad.fromRemote(offer.remote());
        if (all.isEmpty() || !all.stream().allMatch(ad -> items.containsKey(ad.item()))) {
            all = ads.of(offer.sku(), api, account).stream().map(Found::ad).toList();
            items.putAll(ads.read(all.stream().map(Ad::item).toList(), api, account));
        }
        return all.stream().map(ad -> shown(offer, ad, items.get(ad.item())))
                .max(Comparator.comparingInt(MercadoLivre::difference)).orElseThrow();
    }

    private static Shown shown(Offer offer, Ad ad, Item item) {
        OptionalInt quantity = ad.variation()
                .map(id -> item.variation(id).map(Variation::availableQuantity).orElse(OptionalInt.empty()))
                .orElse(item.availableQuantity());
        Optional<Outcome> unread = quantity.isPresent() ? Optional.empty()
                : Optional.of(Outcome.retry(Cause.UNREADABLE, Duration.ZERO));
        return new Shown(offer, quantity, Ads.hindrance(item).or(() -> unread));
    }

    /** Of several ads the one that is furthest from right speaks for the offer, above all one that sells too much. */
    private static int difference(Shown shown) {
        if (shown.quantity().isEmpty()) {
            return 1;
        }
        int tooMany = shown.quantity().getAsInt() - shown.offer().quantity();
        return tooMany > 0 ? 1 + tooMany : Math.min(-tooMany, 1);
    }

    @Override
    public int readBackSize() {
        return Ads.ITEMS_PER_READ;
    }

    @Override
    public Outcome probe(Account account) {
        return Outcome.caught(() -> {
            MercadoLivreApi api = apis.apply(account.url());
            User user = tokens.send(account, Ads.READS, api::me).read(User.class);
            return user.id().equals(account.setting("user-id")) ? Outcome.applied()
                    : Outcome.rejected(Cause.ANOTHER_ACCOUNT, user.id());
        });
    }

    @Override
    public Optional<Consent> consent() {
        return Optional.of(consent);
    }

}
