package dev.vigia.source.nuvemshop;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Setting;
import dev.vigia.source.IdPage;
import dev.vigia.source.PermissionCheck;
import dev.vigia.source.RemoteJson;
import dev.vigia.source.RemoteWarehouse;
import dev.vigia.source.SkuQuestion;
import dev.vigia.source.SkuReading;
import dev.vigia.source.SkuReading.ReadingKind;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceAccount.TimedReply;
import dev.vigia.source.SourceConnector;
import dev.vigia.source.SourceNotification;
import dev.vigia.source.nuvemshop.NuvemshopProduct.VariantId;
import dev.vigia.web.Language;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Nuvemshop, or Tiendanube: a product per call, with all its variants. */
@Singleton
public class NuvemshopSource implements SourceConnector {

    static final String STORE = "store";
    static final String TOKEN = "access-token";
    static final String CLIENT_ID = "client-id";
    static final String SECRET = "client-secret";
    static final String CONTACT = "contact";

    private static final int PAGE = 200;
    private static final int AT_ONCE = 10;
    private static final String FIELDS = "id,name,categories,variants";
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

    private final NuvemshopCalls calls;
    private final NuvemshopConsent consent;
    private final NuvemshopConfig config;

    NuvemshopSource(Clients clients, NuvemshopConfig config, Clock clock) {
        calls = new NuvemshopCalls(clients, config);
        consent = new NuvemshopConsent(clients, config, clock);
        this.config = config;
    }

    @Override
    public String code() {
        return "nuvemshop";
    }

    @Override
    public String name() {
        return "Nuvemshop / Tiendanube";
    }

    @Override
    public List<Setting> settings() {
        Class<NuvemshopMessages> messages = NuvemshopMessages.class;
        return List.of(
                Setting.text(STORE, messages, NuvemshopMessages::store, NuvemshopMessages::storeHelp).matching(
                        "[0-9]{1,12}"),
                Setting.text(TOKEN, messages, NuvemshopMessages::accessToken, NuvemshopMessages::accessTokenHelp)
                        .matching("[!-~]{1,500}").asSecret().optional(),
                Setting.text(CLIENT_ID, messages, NuvemshopMessages::clientId, NuvemshopMessages::clientIdHelp)
                        .matching("[0-9]{1,12}").optional(),
                Setting.text(SECRET, messages, NuvemshopMessages::clientSecret, NuvemshopMessages::clientSecretHelp)
                        .matching("[!-~]{1,500}").asSecret().optional(),
                Setting.text(CONTACT, messages, NuvemshopMessages::contact, NuvemshopMessages::contactHelp).matching(
                        "[!-'*-~]{1,80}@[!-'*-~]{1,80}"));
    }

    @Override
    public String account(Map<String, String> settings) {
        return settings.getOrDefault(STORE, "");
    }

    @Override
    public Optional<Consent<SourceAccount>> consent() {
        return Optional.of(consent);
    }

    @Override
    public double mostPerSecond() {
        return config.callsPerSecond();
    }

    @Override
    public String announcing(Locale language) {
        return Language.in(language, NuvemshopMessages.class).announcing();
    }

    @Override
    public List<RemoteWarehouse> warehouses(SourceAccount account) {
        TimedReply answer = calls.call(account, NuvemshopPermission.LOCATIONS, NuvemshopApi::locations);
        Optional<String> language = answer.reply().header("X-Main-Language");
        List<RemoteWarehouse> locations = list(answer).stream().filter(location -> !location.at("id").text().isEmpty())
                .map(location -> warehouse(location.at("id").text(), NuvemshopProduct.said(location.at("name"),
                        language)))
                .toList();
        // No store is without any: what says so is not believed.
        if (locations.isEmpty()) {
            throw answer.reply().unreadable();
        }
        return locations;
    }

    private static RemoteWarehouse warehouse(String id, String name) {
        return new RemoteWarehouse(id, name.isEmpty() ? id : name, true);
    }

    private static List<RemoteJson> list(TimedReply answer) {
        RemoteJson list = NuvemshopCalls.json(answer);
        if (NuvemshopCalls.isMissing(answer) || !list.isList()) {
            throw answer.reply().unreadable();
        }
        return list.each();
    }

    /** Behind the last page there is none, which is no failure; that there is not even a first one is not believed. */
    @Override
    public IdPage ids(SourceAccount account, int page) {
        TimedReply answer = calls.call(account, NuvemshopPermission.PRODUCTS, (api, headers) -> api.products(headers,
                page, PAGE, "id,variants"));
        if (NuvemshopCalls.isMissing(answer) && page > 1) {
            return new IdPage(List.of(), true);
        }
        List<RemoteJson> products = list(answer);
        List<String> ids = new ArrayList<>();
        for (RemoteJson product : products) {
            product.at("variants").each().stream().map(variant -> new VariantId(product.at("id").text(), variant.at(
                    "id").text())).filter(NuvemshopSource::isOne).map(VariantId::text).forEach(ids::add);
        }
        boolean isLast = answer.reply().header("Link").map(links -> !links.contains("rel=\"next\"")).orElse(products
                .size() < PAGE);
        return new IdPage(ids, isLast);
    }

    private static boolean isOne(VariantId id) {
        return ID.matcher(id.product()).matches() && ID.matcher(id.variant()).matches();
    }

    /** Variants of a product are listed beside each other, and cost one call together. */
    @Override
    public int idsPerRead(SourceAccount account) {
        return AT_ONCE;
    }

    @Override
    public List<SkuReading> read(SourceAccount account, List<SkuQuestion> questions) {
        Map<String, List<SkuQuestion>> byProduct = new LinkedHashMap<>();
        questions.forEach(question -> byProduct.computeIfAbsent(VariantId.of(question.remoteId()).product(),
                any -> new ArrayList<>()).add(question));
        List<SkuReading> read = new ArrayList<>();
        Set<String> failed = new HashSet<>();
        byProduct.forEach((product, variants) -> {
            try {
                read.addAll(read(account, product, variants));
            } catch (ConnectorException failure) {
                // One that it fails for takes none of the others along; of a second one it is the store's own failure.
                if (byProduct.size() == 1 || failure.outcome().isCausedBy(Cause.LIMITED) || !failed.isEmpty()) {
                    throw failure;
                }
                failed.add(product);
            }
        });
        return read;
    }

    private List<SkuReading> read(SourceAccount account, String product, List<SkuQuestion> variants) {
        TimedReply answer = calls.call(account, NuvemshopPermission.PRODUCTS, (api, headers) -> api.product(headers,
                product, FIELDS));
        if (NuvemshopCalls.isMissing(answer)) {
            return variants.stream().map(variant -> SkuReading.of(variant.remoteId(), ReadingKind.MISSING, Optional
                    .empty(), answer.leftAt())).toList();
        }
        NuvemshopProduct said = new NuvemshopProduct(product, answer);
        return variants.stream().map(variant -> said.reading(VariantId.of(variant.remoteId()), variant.describe()))
                .toList();
    }

    /** Where the token itself is refused, or nobody answers, nothing more is asked. */
    @Override
    public List<PermissionCheck> probe(SourceAccount account) {
        List<PermissionCheck> checks = new ArrayList<>();
        checks.add(check(NuvemshopPermission.PRODUCTS, () -> calls.call(account, NuvemshopPermission.PRODUCTS,
                (api, headers) -> api.products(headers, 1, 1, "id"))));
        if (!checks.get(0).isLast()) {
            checks.add(check(NuvemshopPermission.LOCATIONS, () -> calls.call(account, NuvemshopPermission.LOCATIONS,
                    NuvemshopApi::locations)));
        }
        return checks;
    }

    private static PermissionCheck check(NuvemshopPermission permission, Runnable call) {
        return PermissionCheck.of(permission.name(), call);
    }

    @Override
    public String permission(Locale language, String permission) {
        return Language.in(language, NuvemshopMessages.class).permission(NuvemshopPermission.valueOf(permission));
    }

    /** A product wakes all its variants, whatever has happened to it. */
    @Override
    public Optional<List<String>> notified(SourceNotification notification) {
        RemoteJson said = new RemoteJson(Json.tree(notification.text()));
        String secret = notification.setting(SECRET);
        boolean isForged = !secret.isEmpty() && !notification.isSigned(secret, notification.header(
                "x-linkedstore-hmac-sha256").orElse(""));
        if (isForged || !said.at("store_id").text().equals(account(notification.settings()))) {
            return Optional.empty();
        }
        return Optional.of(Optional.of(said.at("id").text()).filter(id -> said.at("event").text().startsWith("product/")
                && ID.matcher(id).matches()).map(id -> id + VariantId.SLASH).stream().toList());
    }
}
