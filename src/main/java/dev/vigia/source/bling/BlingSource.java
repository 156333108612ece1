package dev.vigia.source.bling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.http.Clients;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Setting;
import dev.vigia.source.IdPage;
import dev.vigia.source.PermissionCheck;
import dev.vigia.source.RemoteWarehouse;
import dev.vigia.source.SkuQuestion;
import dev.vigia.source.SkuReading;
import dev.vigia.source.SkuReading.ReadingKind;
import dev.vigia.source.SkuReading.RemoteLevel;
import dev.vigia.source.SkuReading.RemoteProduct;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceConnector;
import dev.vigia.source.SourceNotification;
import dev.vigia.source.bling.BlingCatalog.CatalogProduct;
import dev.vigia.source.bling.BlingStock.BlingBalances;
import dev.vigia.web.Language;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bling: its deposits, the balances of fifty products per call. */
@Singleton
public class BlingSource implements SourceConnector {

    /** Bling names no limit; what it stands fits into the address of a call. */
    private static final int AT_ONCE = 50;
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
    private static final String SIGNATURE = "X-Bling-Signature-256";
    private static final String ALGORITHM = "sha256=";

    private final BlingConfig config;
    private final BlingCalls calls;
    private final BlingCatalog catalog;
    private final BlingStock stock;
    private final BlingConsent consent;

    BlingSource(Clients clients, BlingConfig config, Clock clock) {
        this.config = config;
        BlingAddress address = new BlingAddress(clock, config);
        BlingSession session = new BlingSession(clients, config, address, clock);
        calls = new BlingCalls(clients, config, address, session);
        catalog = new BlingCatalog(calls, clock);
        stock = new BlingStock(calls);
        consent = new BlingConsent(session, calls, config);
    }

    @Override
    public String code() {
        return "bling";
    }

    @Override
    public String name() {
        return "Bling";
    }

    @Override
    public List<Setting> settings() {
        Class<BlingMessages> messages = BlingMessages.class;
        return List.of(
                Setting.text("account", messages, BlingMessages::account, BlingMessages::accountHelp).matching(
                        ".{1,60}"),
                Setting.text("client-id", messages, BlingMessages::clientId, BlingMessages::clientIdHelp).matching(
                        "[!-~]{1,200}"),
                Setting.text("client-secret", messages, BlingMessages::clientSecret, BlingMessages::clientSecretHelp)
                        .matching("[!-~]{1,500}").asSecret());
    }

    @Override
    public String account(Map<String, String> settings) {
        return settings.getOrDefault("account", "");
    }

    @Override
    public Optional<Consent<SourceAccount>> consent() {
        return Optional.of(consent);
    }

    @Override
    public double mostPerSecond() {
        return config.rateMost();
    }

    @Override
    public boolean announcesAll() {
        return true;
    }

    @Override
    public String announcing(Locale language) {
        return Language.in(language, BlingMessages.class).announcing();
    }

    @Override
    public List<RemoteWarehouse> warehouses(SourceAccount account) {
        return stock.deposits(account);
    }

    @Override
    public IdPage ids(SourceAccount account, int page) {
        return catalog.ids(account, page);
    }

    @Override
    public int idsPerRead(SourceAccount account) {
        return AT_ONCE;
    }

    @Override
    public List<SkuReading> read(SourceAccount account, List<SkuQuestion> questions) {
        List<String> described = questions.stream().filter(SkuQuestion::describe).map(SkuQuestion::remoteId).toList();
        Map<String, Optional<CatalogProduct>> found = described.isEmpty() ? Map.of() : catalog.find(account, described);
        Map<String, SkuReading> readings = new LinkedHashMap<>();
        List<String> asked = new ArrayList<>();
        for (SkuQuestion question : questions) {
            Optional<SkuReading> said = said(question, found);
            said.ifPresentOrElse(reading -> readings.put(question.remoteId(), reading), () -> asked.add(question
                    .remoteId()));
        }
        if (!asked.isEmpty()) {
            BlingBalances balances = stock.balances(account, asked);
            asked.forEach(id -> readings.put(id, reading(id, balances, found.getOrDefault(id, Optional.empty()).map(
                    CatalogProduct::product))));
        }
        return List.copyOf(readings.values());
    }

    /** What is known without asking for a balance. */
    private static Optional<SkuReading> said(SkuQuestion question, Map<String, Optional<CatalogProduct>> found) {
        String id = question.remoteId();
        if (!question.describe()) {
            return question.isKit() ? Optional.of(SkuReading.of(id, ReadingKind.KIT, Optional.empty(), Instant.EPOCH))
                    : Optional.empty();
        }
        Optional<CatalogProduct> product = found.getOrDefault(id, Optional.empty());
        if (product.isEmpty()) {
            return Optional.of(SkuReading.of(id, ReadingKind.MISSING, Optional.empty(), Instant.EPOCH));
        }
        CatalogProduct known = product.get();
        if (!known.isActive()) {
            return Optional.of(SkuReading.of(id, ReadingKind.INACTIVE, Optional.of(known.product()), known.at()));
        }
        if (known.isUnknown()) {
            // What it was made of stays.
            return Optional.of(SkuReading.of(id, ReadingKind.UNKNOWN, Optional.empty(), known.at()));
        }
        return known.isKit() ? Optional.of(SkuReading.of(id, ReadingKind.KIT, Optional.of(known.product()), known.at()))
                : Optional.empty();
    }

    /** A product that the answer does not name, or names without a deposit, is unknown: that is not zero. */
    private static SkuReading reading(String id, BlingBalances balances, Optional<RemoteProduct> product) {
        List<RemoteLevel> levels = balances.levels().getOrDefault(id, List.of());
        return new SkuReading(id, levels.isEmpty() ? ReadingKind.UNKNOWN : ReadingKind.STOCK, levels, product, balances
                .at());
    }

    /** Where the consent itself is refused, or nobody answers, nothing more is asked. */
    @Override
    public List<PermissionCheck> probe(SourceAccount account) {
        List<PermissionCheck> checks = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        checks.add(PermissionCheck.of(BlingPermission.PRODUCTS.name(), () -> ids.addAll(catalog.ids(account, 1)
                .ids())));
        if (checks.get(0).isLast()) {
            return checks;
        }
        checks.add(PermissionCheck.of(BlingPermission.STOCK.name(), () -> stock.balances(account, List.of(ids.stream()
                .findFirst().orElse("1")))));
        checks.add(PermissionCheck.of(BlingPermission.DEPOSITS.name(), () -> stock.deposits(account)));
        checks.add(PermissionCheck.of(BlingPermission.CATEGORIES.name(), () -> calls.call(account,
                BlingPermission.CATEGORIES, (api, bearer) -> api.categories(bearer, 1, 1))));
        checks.add(PermissionCheck.of(BlingPermission.COMPANY.name(), () -> calls.call(account,
                BlingPermission.COMPANY, BlingApi::company)));
        return checks;
    }

    @Override
    public String permission(Locale language, String permission) {
        return Language.in(language, BlingMessages.class).permission(BlingPermission.valueOf(permission));
    }

    /**
     * What is signed is Bling's own word, though not always about this company: one application may be let in by several,
     * and a refusal would count against the webhook of all of them. Then it names nothing.
     */
    @Override
    public Optional<List<String>> notified(SourceNotification notification) {
        String signature = notification.header(SIGNATURE).filter(given -> given.startsWith(ALGORITHM)).map(
                given -> given.substring(ALGORITHM.length())).orElse("");
        if (!notification.isSigned(notification.setting("client-secret"), signature)) {
            return Optional.empty();
        }
        JsonNode said = Json.tree(notification.text());
        String company = notification.setting(BlingConsent.COMPANY);
        if (company.isEmpty() || !company.equals(BlingJson.text(said.path("companyId")))) {
            return Optional.of(List.of());
        }
        String event = BlingJson.text(said.path("event"));
        JsonNode id = event.startsWith("stock.") || event.startsWith("virtual_stock.")
                ? said.path("data").path("produto").path("id")
                : event.startsWith("product.") ? said.path("data").path("id") : said.path("none");
        return Optional.of(Optional.of(BlingJson.text(id)).filter(text -> ID.matcher(text).matches()).stream()
                .toList());
    }
}
