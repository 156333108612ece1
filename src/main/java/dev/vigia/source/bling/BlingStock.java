package dev.vigia.source.bling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.source.RemoteWarehouse;
import dev.vigia.source.SkuReading.RemoteLevel;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceAccount.TimedReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What lies in Bling's deposits. */
class BlingStock {

    private static final int PAGE = 100;

    private final BlingCalls calls;

    BlingStock(BlingCalls calls) {
        this.calls = calls;
    }

    /** A deposit sells if it is active, and its balance is not disregarded: Bling itself sells nothing from others. */
    List<RemoteWarehouse> deposits(SourceAccount account) {
        List<RemoteWarehouse> deposits = new ArrayList<>();
        int page = 1;
        for (List<JsonNode> rows = page(account, page); !rows.isEmpty(); rows = page(account, page)) {
            rows.stream().filter(row -> !BlingJson.text(row.path("id")).isEmpty()).map(BlingStock::deposit).forEach(
                    deposits::add);
            if (rows.size() < PAGE) {
                break;
            }
            page++;
        }
        return deposits;
    }

    private List<JsonNode> page(SourceAccount account, int page) {
        TimedReply answer = calls.call(account, BlingPermission.DEPOSITS, (api, bearer) -> api.deposits(bearer, page,
                PAGE));
        List<JsonNode> rows = BlingCalls.rows(answer);
        // No account is without any: what says so is not believed.
        if (page == 1 && rows.isEmpty()) {
            throw answer.reply().unreadable();
        }
        return rows;
    }

    private static RemoteWarehouse deposit(JsonNode row) {
        String id = BlingJson.text(row.path("id"));
        String name = BlingJson.text(row.path("descricao"));
        String situation = BlingJson.text(row.path("situacao"));
        return new RemoteWarehouse(id, name.isEmpty() ? id : name, !situation.equals("0") && !situation.equals("I")
                && !row.path("desconsiderarSaldo").asBoolean(false));
    }

    /**
     * What some products have.
     *
     * @param levels by the product's id; of one that was not named nothing is known
     */
    record BlingBalances(Map<String, List<RemoteLevel>> levels, Instant at) {
    }

    BlingBalances balances(SourceAccount account, List<String> ids) {
        TimedReply answer = calls.call(account, BlingPermission.STOCK, (api, bearer) -> api.balances(bearer, ids));
        Map<String, List<RemoteLevel>> levels = new HashMap<>();
        for (JsonNode row : BlingCalls.rows(answer)) {
            List<RemoteLevel> lies = new ArrayList<>();
            row.path("depositos").forEach(deposit -> add(lies, deposit));
            levels.put(BlingJson.text(row.path("produto").path("id")), lies);
        }
        return new BlingBalances(levels, answer.leftAt());
    }

    /**
     * Physical units lie there; what is virtual is that less what orders have reserved. Virtual units that do not lie
     * there, of an order to a supplier, are not sold.
     */
    private static void add(List<RemoteLevel> levels, JsonNode deposit) {
        OptionalInt physical = BlingJson.units(deposit.path("saldoFisico"));
        OptionalInt virtual = BlingJson.units(deposit.path("saldoVirtual"));
        String id = BlingJson.text(deposit.path("id"));
        if (id.isEmpty() || physical.isEmpty()) {
            return;
        }
        long reserved = virtual.isEmpty() ? 0 : (long) physical.getAsInt() - virtual.getAsInt();
        levels.add(new RemoteLevel(id, physical.getAsInt(), (int) Math.max(0, Math.min(Integer.MAX_VALUE, reserved)),
                false));
    }
}
