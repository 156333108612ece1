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
import dev.vigia.marketplace.mercadolivre.Ads.FoundAd;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.Item;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.ItemVariation;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.User;
import dev.vigia.marketplace.mercadolivre.MercadoLivreQuantities.AdResult;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Mercado Livre: one quantity per call, answered at once. All ads of a SKU follow it. */
@Singleton
public class MercadoLivre implements Connector {

    /** Its numbers are not published: this is our own choice, modest, and a 429 slows it down further. */
    private static final Limit WRITES = new Limit("writes", 10, 10);

    private final MercadoLivreTokens tokens;
    private final Ads ads;
    private final MercadoLivreQuantities quantities;
    private final Consent<Account> consent;

    MercadoLivre(Clients clients, Clock clock) {
        tokens = new MercadoLivreTokens(clients, clock);
        ads = new Ads(tokens, clock);
        quantities = new MercadoLivreQuantities(tokens, ads, WRITES, clock);
        consent = new MercadoLivreConsent(clients, clock);
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

    /** Of its first ad: a buyer who sees that one sees the units of all. */
    @Override
    public Optional<URI> publicPage(String remote) {
        return Ad.fromRemote(Optional.of(remote)).stream().flatMap(ad -> AdPage.of(ad.item()).stream()).findFirst();
    }

    @Override
    public List<SendMode> sendModes(Account account) {
        return List.of(SendMode.single(WRITES));
    }

    @Override
    public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
        return Answer.each(offers, offer -> publish(offer, account));
    }

    private Answer publish(Offer offer, Account account) {
        List<Ad> known = Ad.fromRemote(offer.remote());
        if (!known.isEmpty()) {
            List<AdResult> results = set(known.stream().map(FoundAd::new).toList(), offer.quantity(), account);
            // Beside ads that the marketplace counts itself there may be one by now that it does not.
            if (results.stream().map(AdResult::outcome).noneMatch(MercadoLivre::mayBeStale)
                    && !results.stream().map(AdResult::outcome).allMatch(MercadoLivre::isManaged)) {
                return answer(offer, results);
            }
        }
        return lookUpAndPublish(offer, account);
    }

    private static Answer answer(Offer offer, List<AdResult> results) {
        return new Answer(offer, worst(results.stream().map(AdResult::outcome).toList()),
                Optional.of(Ad.toRemote(results.stream().map(AdResult::ad).toList())));
    }

    /** What was found before may have been closed, relisted, or moved to another kind of stock since. */
    private static boolean mayBeStale(Outcome outcome) {
        return outcome.isRejected() && !outcome.isCausedBy(Cause.CREDENTIALS, Cause.MANAGED)
                || outcome.isCausedBy(Cause.CONFLICT);
    }

    private static boolean isManaged(Outcome outcome) {
        return outcome.isCausedBy(Cause.MANAGED);
    }

    private Answer lookUpAndPublish(Offer offer, Account account) {
        return answer(offer, set(ads.of(offer.sku(), account), offer.quantity(), account));
    }

    private List<AdResult> set(List<FoundAd> found, int quantity, Account account) {
        Map<String, Outcome> ofUserProducts = new HashMap<>();
        List<AdResult> results = new ArrayList<>();
        for (FoundAd one : found) {
            Optional<Outcome> known = one.hindrance().or(() -> one.ad().userProduct().map(ofUserProducts::get));
            AdResult result = known.map(outcome -> new AdResult(one.ad(), outcome))
                    .orElseGet(() -> quantities.set(one.ad(), quantity, account));
            // Once for all ads that share its stock.
            result.ad().userProduct().ifPresent(shared -> ofUserProducts.put(shared, result.outcome()));
            results.add(result);
        }
        return results;
    }

    private static Outcome worst(List<Outcome> outcomes) {
        return outcomes.stream()
                .max(Comparator.comparingInt(MercadoLivre::weight).thenComparing(Outcome::after)).orElseThrow();
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
        return Shown.caught(offers, () -> {
            Stream<Ad> known = offers.stream().flatMap(offer -> Ad.fromRemote(offer.remote()).stream());
            Map<String, Item> items = new HashMap<>(ads.read(known.map(Ad::item).toList(), account));
            return Shown.each(offers, offer -> shown(offer, items, account));
        });
    }

    private Shown shown(Offer offer, Map<String, Item> items, Account account) {
        List<Ad> all = Ad.fromRemote(offer.remote());
        if (all.isEmpty() || !all.stream().allMatch(ad -> items.containsKey(ad.item()))) {
            all = ads.of(offer.sku(), account).stream().map(FoundAd::ad).toList();
            items.putAll(ads.read(all.stream().map(Ad::item).toList(), account));
        }
        return all.stream().map(ad -> shown(offer, ad, items.get(ad.item())))
                .max(Comparator.comparingInt(MercadoLivre::difference)).orElseThrow();
    }

    private static Shown shown(Offer offer, Ad ad, Item item) {
        OptionalInt quantity = ad.variation()
                .map(id -> item.variation(id).map(ItemVariation::availableQuantity).orElse(OptionalInt.empty()))
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
            User user = tokens.send(account, Ads.READS, MercadoLivreApi::me).read(User.class);
            return user.id().equals(account.setting("user-id")) ? Outcome.applied()
                    : Outcome.rejected(Cause.ANOTHER_ACCOUNT, user.id());
        });
    }

    @Override
    public Optional<Consent<Account>> consent() {
        return Optional.of(consent);
    }

}
