package dev.vigia.source.vtex;

import dev.vigia.http.Clients;
import dev.vigia.http.UrlEncoding;
import dev.vigia.marketplace.ConnectorException;
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
import dev.vigia.source.vtex.VtexCatalog.CatalogSku;
import dev.vigia.source.vtex.VtexPolicy.Simulated;
import dev.vigia.web.Language;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** VTEX: its warehouses one SKU per call, or what a trade policy sells, fifty per call. */
@Singleton
public class VtexSource implements SourceConnector {

    private static final int PAGE = 1_000;
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

    private final VtexCalls calls;
    private final VtexCatalog catalog;
    private final VtexInventory inventory;
    private final VtexPolicy policy;

    VtexSource(Clients clients, VtexConfig config) {
        calls = new VtexCalls(clients, config);
        catalog = new VtexCatalog(calls);
        inventory = new VtexInventory(calls);
        policy = new VtexPolicy(calls);
    }

    @Override
    public String code() {
        return "vtex";
    }

    @Override
    public String name() {
        return "VTEX";
    }

    @Override
    public List<Setting> settings() {
        Class<VtexMessages> messages = VtexMessages.class;
        return List.of(
                Setting.text("account", messages, VtexMessages::account, VtexMessages::accountHelp).matching(
                        "[a-z0-9-]{1,60}"),
                Setting.text("app-key", messages, VtexMessages::appKey, VtexMessages::appKeyHelp).matching(
                        "[!-~]{1,200}"),
                Setting.text("app-token", messages, VtexMessages::appToken, VtexMessages::appTokenHelp).matching(
                        "[!-~]{1,500}").asSecret(),
                Setting.text(VtexMode.SETTING, messages, VtexMessages::mode, VtexMessages::modeHelp).oneOf(messages,
                        (texts, choice) -> texts.modeName(VtexMode.of(choice)), VtexMode.choices()),
                Setting.text("policy", messages, VtexMessages::policy, VtexMessages::policyHelp).matching("[0-9]{1,4}")
                        .optional(),
                Setting.text("affiliate", messages, VtexMessages::affiliate, VtexMessages::affiliateHelp).matching(
                        "[A-Za-z]{3}").optional(),
                Setting.text(VtexSku.SETTING, messages, VtexMessages::ourSku, VtexMessages::ourSkuHelp).oneOf(messages,
                        (texts, choice) -> texts.ourSkuName(VtexSku.of(choice)), VtexSku.choices()));
    }

    @Override
    public String account(Map<String, String> settings) {
        return settings.getOrDefault("account", "");
    }

    @Override
    public List<RemoteWarehouse> warehouses(SourceAccount account) {
        String sold = VtexPolicy.warehouse(account);
        return VtexMode.of(account) == VtexMode.POLICY ? List.of(new RemoteWarehouse(sold, sold, true))
                : inventory.warehouses(account);
    }

    @Override
    public IdPage ids(SourceAccount account, int page) {
        TimedReply answer = calls.call(account, VtexPermission.SKUS, (api, headers) -> api.ids(headers, page, PAGE));
        RemoteJson list = VtexCalls.json(answer);
        if (VtexCalls.isMissing(answer) || !list.isList()) {
            throw answer.reply().unreadable();
        }
        List<String> ids = list.each().stream().map(RemoteJson::text).filter(id -> ID.matcher(id).matches()).toList();
        return new IdPage(ids, list.each().isEmpty());
    }

    @Override
    public int idsPerRead(SourceAccount account) {
        return VtexMode.of(account) == VtexMode.POLICY ? VtexPolicy.MOST_AT_ONCE : 1;
    }

    @Override
    public List<SkuReading> read(SourceAccount account, List<SkuQuestion> questions) {
        return VtexMode.of(account) == VtexMode.POLICY ? sold(account, questions)
                : questions.stream().map(question -> lying(account, question)).toList();
    }

    private SkuReading lying(SourceAccount account, SkuQuestion question) {
        String id = question.remoteId();
        if (!question.describe()) {
            return question.isKit() ? SkuReading.of(id, ReadingKind.KIT, Optional.empty(), Instant.EPOCH)
                    : inventory.read(account, id, Optional.empty());
        }
        Optional<CatalogSku> found = catalog.find(account, id, true);
        if (found.isEmpty()) {
            return SkuReading.of(id, ReadingKind.MISSING, Optional.empty(), Instant.EPOCH);
        }
        CatalogSku sku = found.get();
        if (!sku.isActive()) {
            return SkuReading.of(id, ReadingKind.INACTIVE, Optional.of(sku.product()), sku.at());
        }
        if (sku.isKit() && sku.product().parts().isEmpty()) {
            // A kit of nothing is not known: what it was made of stays.
            return SkuReading.of(id, ReadingKind.UNKNOWN, Optional.empty(), sku.at());
        }
        return sku.isKit() ? SkuReading.of(id, ReadingKind.KIT, Optional.of(sku.product()), sku.at())
                : inventory.read(account, id, Optional.of(sku.product()));
    }

    /** A kit is simulated like any other: what it is made of, VTEX knows itself. Beside its parts it would share their units. */
    private List<SkuReading> sold(SourceAccount account, List<SkuQuestion> questions) {
        Map<String, Optional<CatalogSku>> described = new LinkedHashMap<>();
        List<String> together = new ArrayList<>();
        Map<String, Simulated> simulated = new LinkedHashMap<>();
        Set<String> failed = new HashSet<>();
        for (SkuQuestion question : questions) {
            if (question.describe() && !isFound(account, question.remoteId(), described, failed)) {
                continue;
            }
            Optional<CatalogSku> sku = described.getOrDefault(question.remoteId(), Optional.empty());
            boolean isAsked = !question.describe() || sku.filter(CatalogSku::isActive).isPresent();
            if (isAsked && (question.isKit() || sku.filter(CatalogSku::isKit).isPresent())) {
                simulated.putAll(policy.read(account, List.of(question.remoteId())));
            } else if (isAsked) {
                together.add(question.remoteId());
            }
        }
        if (!together.isEmpty()) {
            simulated.putAll(policy.read(account, together));
        }
        return questions.stream().map(SkuQuestion::remoteId).filter(id -> !failed.contains(id)).map(id -> sold(account,
                id, described, simulated)).toList();
    }

    /** One that the catalog fails for takes none of the others along; of a second one it is the catalog's own failure. */
    private boolean isFound(SourceAccount account, String id, Map<String, Optional<CatalogSku>> described,
            Set<String> failed) {
        try {
            described.put(id, catalog.find(account, id, false));
            return true;
        } catch (ConnectorException failure) {
            if (failure.outcome().isCausedBy(Cause.LIMITED) || !failed.add(id) || failed.size() > 1) {
                throw failure;
            }
            return false;
        }
    }

    private SkuReading sold(SourceAccount account, String id, Map<String, Optional<CatalogSku>> described,
            Map<String, Simulated> simulated) {
        Simulated cart = simulated.get(id);
        if (cart != null && cart.levels().containsKey(id)) {
            return new SkuReading(id, ReadingKind.STOCK, List.of(cart.levels().get(id)), described.getOrDefault(id,
                    Optional
                            .empty()).map(CatalogSku::product), cart.at());
        }
        if (cart != null && cart.named().contains(id)) {
            return SkuReading.of(id, ReadingKind.UNKNOWN, described.getOrDefault(id, Optional.empty()).map(
                    CatalogSku::product), cart.at());
        }
        // The cart would not sell it: the catalog says why, and without its word that is not zero.
        Optional<CatalogSku> found = described.computeIfAbsent(id, asked -> catalog.find(account, asked, false));
        if (found.isEmpty()) {
            return SkuReading.of(id, ReadingKind.MISSING, Optional.empty(), Instant.EPOCH);
        }
        CatalogSku sku = found.get();
        ReadingKind said = !sku.isActive() ? ReadingKind.INACTIVE : ReadingKind.NOT_OFFERED;
        return SkuReading.of(id, said, Optional.of(sku.product()), cart == null ? sku.at() : cart.at());
    }

    /** Where the key itself is refused, or nobody answers, nothing more is asked. */
    @Override
    public List<PermissionCheck> probe(SourceAccount account) {
        List<PermissionCheck> checks = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        checks.add(check(VtexPermission.SKUS, () -> ids.addAll(VtexCalls.json(calls.call(account, VtexPermission.SKUS,
                (api, headers) -> api.ids(headers, 1, 1))).each().stream().map(RemoteJson::text).toList())));
        if (checks.get(0).isLast()) {
            return checks;
        }
        String id = ids.stream().findFirst().orElse("1");
        if (VtexMode.of(account) == VtexMode.POLICY) {
            checks.add(check(VtexPermission.SIMULATION, () -> policy.read(account, List.of(id))));
            return checks;
        }
        checks.add(check(VtexPermission.INVENTORY, () -> calls.call(account, VtexPermission.INVENTORY,
                (api, headers) -> api.inventory(headers, UrlEncoding.encoded(id)))));
        checks.add(check(VtexPermission.WAREHOUSES, () -> calls.call(account, VtexPermission.WAREHOUSES,
                VtexApi::warehouses)));
        checks.add(check(VtexPermission.DOCKS, () -> calls.call(account, VtexPermission.DOCKS, VtexApi::docks)));
        checks.add(check(VtexPermission.KITS, () -> calls.call(account, VtexPermission.KITS, (api, headers) -> api.kit(
                headers, id))));
        return checks;
    }

    private static PermissionCheck check(VtexPermission permission, Runnable call) {
        return PermissionCheck.of(permission.name(), call);
    }

    @Override
    public String permission(Locale language, String permission) {
        return Language.in(language, VtexMessages.class).permission(VtexPermission.valueOf(permission));
    }

    @Override
    public String announcing(Locale language) {
        return Language.in(language, VtexMessages.class).announcing();
    }

    @Override
    public Optional<List<String>> notified(SourceNotification notification) {
        RemoteJson said = new RemoteJson(Json.tree(notification.text()));
        String account = said.at("An").text().replaceFirst("\\..*", "");
        if (!said.isThere() || !account.isEmpty() && !account.equalsIgnoreCase(account(notification.settings()))) {
            return Optional.empty();
        }
        return Optional.of(Optional.of(said.at("IdSku").text()).filter(id -> ID.matcher(id).matches()).stream()
                .toList());
    }
}
