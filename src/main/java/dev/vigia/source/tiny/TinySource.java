package dev.vigia.source.tiny;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Json;
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
import dev.vigia.source.tiny.TinyProducts.RegisteredProduct;
import dev.vigia.web.Language;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Olist ERP, once Tiny: the stock of a product per call, by deposit. */
@Singleton
public class TinySource implements SourceConnector {

    static final String COMPANY = "cnpj";
    static final String CLIENT_ID = "client-id";
    static final String CLIENT_SECRET = "client-secret";

    private static final int PAGE = 100;
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

    private final TinyCalls calls;
    private final TinyProducts products;
    private final TinyConsent consent;
    private final TinyConfig config;

    TinySource(Clients clients, TinyConfig config, Clock clock) {
        TinySession session = new TinySession(clients, config, clock);
        calls = new TinyCalls(clients, config, session);
        products = new TinyProducts(calls);
        consent = new TinyConsent(session, calls, config);
        this.config = config;
    }

    @Override
    public String code() {
        return "tiny";
    }

    @Override
    public String name() {
        return "Olist ERP (Tiny)";
    }

    @Override
    public List<Setting> settings() {
        Class<TinyMessages> messages = TinyMessages.class;
        return List.of(
                Setting.text(COMPANY, messages, TinyMessages::cnpj, TinyMessages::cnpjHelp).matching(
                        "[0-9A-Za-z./-]{11,18}"),
                Setting.text(CLIENT_ID, messages, TinyMessages::clientId, TinyMessages::clientIdHelp).matching(
                        "[!-~]{1,200}"),
                Setting.text(CLIENT_SECRET, messages, TinyMessages::clientSecret, TinyMessages::clientSecretHelp)
                        .matching("[!-~]{1,500}").asSecret());
    }

    @Override
    public String account(Map<String, String> settings) {
        return settings.getOrDefault(COMPANY, "");
    }

    /** A registration of a company or person, without what only parts its signs. */
    static String plain(String registration) {
        return registration.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
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
        return Language.in(language, TinyMessages.class).announcing();
    }

    /** One whose balance is disregarded there sells nothing here. */
    @Override
    public List<RemoteWarehouse> warehouses(SourceAccount account) {
        TimedReply answer = calls.call(account, TinyPermission.DEPOSITS, TinyApi::deposits);
        List<RemoteWarehouse> deposits = TinyCalls.rows(answer).each().stream().filter(deposit -> !deposit.at("id")
                .text().isEmpty()).map(deposit -> new RemoteWarehouse(deposit.at("id").text(), name(deposit), !deposit
                        .at("desconsideraSaldo", "desconsiderarSaldo", "desconsiderar").isTrue(false))).toList();
        // No account is without any: what says so is not believed.
        if (deposits.isEmpty()) {
            throw answer.reply().unreadable();
        }
        return deposits;
    }

    private static String name(RemoteJson deposit) {
        String name = deposit.at("descricao", "nome").text();
        return name.isEmpty() ? deposit.at("id").text() : name;
    }

    /** Without what was removed, and without what only groups variations and has no stock of its own. */
    @Override
    public IdPage ids(SourceAccount account, int page) {
        int offset = (page - 1) * PAGE;
        TimedReply answer = calls.call(account, TinyPermission.PRODUCTS, (api, bearer) -> api.products(bearer, PAGE,
                offset));
        List<RemoteJson> rows = TinyCalls.rows(answer).each();
        List<String> ids = rows.stream().filter(row -> !row.at("situacao").text().equals("E") && !TinyProducts.isGroup(
                row)).map(row -> row.at("id").text()).filter(id -> ID.matcher(id).matches()).toList();
        int total = TinyCalls.json(answer).at("paginacao").at("total").units().orElse(Integer.MAX_VALUE);
        return new IdPage(ids, rows.isEmpty() || offset + rows.size() >= total);
    }

    @Override
    public int idsPerRead(SourceAccount account) {
        return 1;
    }

    @Override
    public List<SkuReading> read(SourceAccount account, List<SkuQuestion> questions) {
        return questions.stream().map(question -> read(account, question)).toList();
    }

    private SkuReading read(SourceAccount account, SkuQuestion question) {
        String id = question.remoteId();
        if (!question.describe()) {
            return question.isKit() ? SkuReading.of(id, ReadingKind.KIT, Optional.empty(), Instant.EPOCH)
                    : products.stock(account, id, Optional.empty());
        }
        Optional<RegisteredProduct> found = products.find(account, id);
        if (found.isEmpty()) {
            return SkuReading.of(id, ReadingKind.MISSING, Optional.empty(), Instant.EPOCH);
        }
        RegisteredProduct registered = found.get();
        Instant leftAt = registered.answer().leftAt();
        if (!registered.isSold()) {
            return SkuReading.of(id, ReadingKind.INACTIVE, Optional.of(registered.product()), leftAt);
        }
        if (registered.isKit() && registered.product().parts().isEmpty()) {
            // A kit of nothing is not known: what it was made of stays.
            return SkuReading.of(id, ReadingKind.UNKNOWN, Optional.empty(), leftAt);
        }
        return registered.isKit() ? SkuReading.of(id, ReadingKind.KIT, Optional.of(registered.product()), leftAt)
                : products.stock(account, id, Optional.of(registered.product()));
    }

    /** Where the sign-in itself is refused, or nobody answers, nothing more is asked. */
    @Override
    public List<PermissionCheck> probe(SourceAccount account) {
        List<PermissionCheck> checks = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        checks.add(check(TinyPermission.PRODUCTS, () -> TinyCalls.rows(calls.call(account, TinyPermission.PRODUCTS,
                (api, bearer) -> api.products(bearer, 1, 0))).each().forEach(row -> ids.add(row.at("id").text()))));
        if (checks.get(0).isLast()) {
            return checks;
        }
        checks.add(check(TinyPermission.DEPOSITS, () -> calls.call(account, TinyPermission.DEPOSITS,
                TinyApi::deposits)));
        String id = ids.stream().findFirst().orElse("1");
        checks.add(check(TinyPermission.STOCK, () -> calls.call(account, TinyPermission.STOCK, (api, bearer) -> api
                .stock(bearer, id))));
        return checks;
    }

    private static PermissionCheck check(TinyPermission permission, Runnable call) {
        return PermissionCheck.of(permission.name(), call);
    }

    @Override
    public String permission(Locale language, String permission) {
        return Language.in(language, TinyMessages.class).permission(TinyPermission.valueOf(permission));
    }

    /** It carries a balance, which is not believed; of another company it is about nothing here. */
    @Override
    public Optional<List<String>> notified(SourceNotification notification) {
        RemoteJson said = new RemoteJson(Json.tree(notification.text()));
        String company = plain(said.at("cnpj").text());
        if (!said.isThere() || !company.isEmpty() && !company.equals(plain(notification.setting(COMPANY)))) {
            return Optional.empty();
        }
        String inside = said.at("dados").at("idProduto").text();
        return Optional.of(Optional.of(inside.isEmpty() ? said.at("idProduto").text() : inside).filter(id -> ID.matcher(
                id).matches()).stream().toList());
    }
}
