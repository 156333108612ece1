package dev.vigia.source.vtex;

import dev.vigia.http.UrlEncoding;
import dev.vigia.source.RemoteJson;
import dev.vigia.source.RemoteWarehouse;
import dev.vigia.source.SkuReading;
import dev.vigia.source.SkuReading.ReadingKind;
import dev.vigia.source.SkuReading.RemoteLevel;
import dev.vigia.source.SkuReading.RemoteProduct;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceAccount.TimedReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** What lies in VTEX's warehouses. */
class VtexInventory {

    private final VtexCalls calls;

    VtexInventory(VtexCalls calls) {
        this.calls = calls;
    }

    /** A warehouse sells if it is active and a dock that is active takes from it. Deleted ones are not listed, and sell nothing. */
    List<RemoteWarehouse> warehouses(SourceAccount account) {
        TimedReply listed = calls.call(account, VtexPermission.WAREHOUSES, VtexApi::warehouses);
        TimedReply docks = calls.call(account, VtexPermission.DOCKS, VtexApi::docks);
        Set<String> active = list(docks).stream().filter(dock -> dock.at("isActive").isTrue(true))
                .map(dock -> dock.at("id").text()).collect(Collectors.toSet());
        return list(listed).stream().filter(warehouse -> !warehouse.at("id").text().isEmpty())
                .map(warehouse -> new RemoteWarehouse(warehouse.at("id").text(), name(warehouse),
                        warehouse.at("isActive").isTrue(true) && warehouse.at("warehouseDocks").each().stream()
                                .anyMatch(dock -> active.contains(dock.at("dockId").text()))))
                .toList();
    }

    private static List<RemoteJson> list(TimedReply answer) {
        RemoteJson list = VtexCalls.json(answer);
        // No account is without any: what says so is not believed.
        if (VtexCalls.isMissing(answer) || !list.isList() || list.each().isEmpty()) {
            throw answer.reply().unreadable();
        }
        return list.each();
    }

    private static String name(RemoteJson warehouse) {
        String name = warehouse.at("name").text();
        return name.isEmpty() ? warehouse.at("id").text() : name;
    }

    /** Without any row it says nothing, which is not zero. */
    SkuReading read(SourceAccount account, String id, Optional<RemoteProduct> product) {
        TimedReply answer = calls.call(account, VtexPermission.INVENTORY, (api, headers) -> api.inventory(headers,
                UrlEncoding.encoded(id)));
        if (VtexCalls.isMissing(answer)) {
            return SkuReading.of(id, ReadingKind.MISSING, product, answer.leftAt());
        }
        RemoteJson stock = VtexCalls.json(answer);
        String of = stock.at("skuId").text();
        if (!of.isEmpty() && !of.equals(id)) {
            throw answer.reply().unreadable();
        }
        List<RemoteLevel> levels = new ArrayList<>();
        for (RemoteJson row : stock.at("balance").each()) {
            boolean unlimited = row.at("hasUnlimitedQuantity", "isUnlimited", "isUnlimitedQuantity").isTrue(false);
            OptionalInt total = row.at("totalQuantity").units();
            if (total.isPresent() || unlimited) {
                levels.add(new RemoteLevel(row.at("warehouseId").text(), unlimited ? 0 : total.getAsInt(),
                        unlimited ? 0 : Math.max(0, row.at("reservedQuantity").units().orElse(0)), unlimited));
            }
        }
        return new SkuReading(id, levels.isEmpty() ? ReadingKind.UNKNOWN : ReadingKind.STOCK, levels, product, answer
                .leftAt());
    }
}
