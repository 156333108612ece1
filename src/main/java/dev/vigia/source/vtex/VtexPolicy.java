package dev.vigia.source.vtex;

import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.source.RemoteJson;
import dev.vigia.source.SkuReading.RemoteLevel;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceAccount.TimedReply;
import dev.vigia.source.vtex.VtexApi.CartItem;
import dev.vigia.source.vtex.VtexApi.SimulatedCart;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** What one trade policy would sell, by a simulated cart. What it calls available is not believed: only the balance is. */
class VtexPolicy {

    static final int MOST_AT_ONCE = 50;
    /** What VTEX shows where it counts nothing. */
    private static final int UNLIMITED = 1_000_000;

    private final VtexCalls calls;

    VtexPolicy(VtexCalls calls) {
        this.calls = calls;
    }

    static String id(SourceAccount account) {
        String typed = account.setting("policy");
        return typed.isEmpty() ? "1" : typed;
    }

    /** The one warehouse that such an account has here. */
    static String warehouse(SourceAccount account) {
        return "vtex-sc-" + id(account);
    }

    /**
     * What the cart said.
     *
     * @param levels units of those that it would sell, by their ids
     * @param named  all that it names: one without units is not known, and not zero
     */
    record Simulated(Map<String, RemoteLevel> levels, Set<String> named, Instant at) {
    }

    /** Half as many at once where VTEX does not take so many. */
    Map<String, Simulated> read(SourceAccount account, List<String> ids) {
        Map<String, Simulated> read = new HashMap<>();
        try {
            Simulated said = simulate(account, ids);
            if (ids.size() > 1 && said.named.isEmpty() && !simulate(account, ids.subList(0, 1)).named.isEmpty()) {
                return halves(account, ids);
            }
            ids.forEach(id -> read.put(id, said));
        } catch (ConnectorException failure) {
            if (ids.size() == 1 || !failure.outcome().isCausedBy(Cause.REFUSED, Cause.UNAVAILABLE)) {
                throw failure;
            }
            return halves(account, ids);
        }
        return read;
    }

    private Map<String, Simulated> halves(SourceAccount account, List<String> ids) {
        Map<String, Simulated> read = new HashMap<>(read(account, ids.subList(0, ids.size() / 2)));
        read.putAll(read(account, ids.subList(ids.size() / 2, ids.size())));
        return read;
    }

    private Simulated simulate(SourceAccount account, List<String> ids) {
        SimulatedCart cart = new SimulatedCart(ids.stream().map(id -> new CartItem(id, 1, "1")).toList());
        String affiliate = account.setting("affiliate");
        TimedReply answer = calls.call(account, VtexPermission.SIMULATION, (api, headers) -> api.simulation(headers,
                id(account), affiliate.isEmpty() ? null : affiliate, cart));
        RemoteJson said = VtexCalls.json(answer);
        if (VtexCalls.isMissing(answer) || !said.at("items").isThere() && !said.at("logisticsInfo").isThere()) {
            throw answer.reply().unreadable();
        }
        List<RemoteJson> items = said.at("items").each();
        Map<String, RemoteLevel> levels = new HashMap<>();
        for (RemoteJson logistics : said.at("logisticsInfo").each()) {
            int item = logistics.at("itemIndex").units().orElse(-1);
            OptionalInt units = units(logistics);
            if (item >= 0 && item < items.size() && units.isPresent()) {
                boolean unlimited = units.getAsInt() >= UNLIMITED;
                levels.put(items.get(item).at("id").text(), new RemoteLevel(warehouse(account), unlimited ? 0
                        : units
                                .getAsInt(), 0, unlimited));
            }
        }
        return new Simulated(levels, items.stream().map(item -> item.at("id").text()).collect(Collectors.toSet()),
                answer
                        .leftAt());
    }

    /** What can be sent to a buyer; all of it where it does not say how. */
    private static OptionalInt units(RemoteJson logistics) {
        List<RemoteJson> channels = logistics.at("deliveryChannels").each().stream()
                .filter(channel -> channel.at("stockBalance").units().isPresent()).toList();
        // What can only be picked up in a shop is not sent.
        return channels.isEmpty() ? logistics.at("stockBalance").units()
                : OptionalInt.of(channels.stream().filter(channel -> channel.at("id").text().equals("delivery"))
                        .mapToInt(channel -> channel.at("stockBalance").units().getAsInt()).findFirst().orElse(0));
    }
}
