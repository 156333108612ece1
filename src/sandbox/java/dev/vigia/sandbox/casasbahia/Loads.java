package dev.vigia.sandbox.casasbahia;

import dev.vigia.sandbox.Bounded;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.casasbahia.SellerItems.Stock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The second version: many items at once, worked off a little later. What became of them stands in one list. */
final class Loads {

    private static final String PATH = "/api/v2/loads/sellerItems/stocks";
    private static final Rate WRITE = CasasBahiaAuth.perMinute("loads PUT", 60);
    private static final Rate READ = CasasBahiaAuth.perMinute("loads GET", 120);
    private static final int LARGEST_BODY = 1_048_576;
    private static final int REMEMBERED = 100_000;
    private static final int PAGE = 500;
    /** The real one takes minutes. */
    private static final Duration PROCESSED_AFTER = Duration.ofMillis(300);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
            .withZone(ZoneOffset.ofHours(-3));

    private final CasasBahiaAuth auth;
    private final Listings listings;
    private final Clock clock;
    private final Map<String, Row> rows = Bounded.map(REMEMBERED);

    Loads(CasasBahiaAuth auth, Listings listings, Clock clock) {
        this.auth = auth;
        this.listings = listings;
        this.clock = clock;
    }

    void serve(Routes routes) {
        routes.put(PATH, this::load).get(PATH, this::list);
    }

    private void load(Call call) {
        String seller = auth.enter(call.allowing(), WRITE);
        if (call.bytes().length > LARGEST_BODY) {
            throw RefusedCall.malformed(413, "413", "O corpo deve ter no máximo " + LARGEST_BODY + " bytes");
        }
        Entry[] entries = call.json(Entry[].class);
        if (entries.length == 0) {
            throw RefusedCall.malformed(400, "400", "Nenhum item informado");
        }
        Instant due = clock.instant().plus(PROCESSED_AFTER);
        for (Entry entry : entries) {
            if (entry.skuSellerId == null || entry.stocks == null || entry.stocks.size() != 1) {
                throw RefusedCall.malformed(400, "400", "skuSellerId e stocks são obrigatórios");
            }
            entry.stocks.get(0).checked();
        }
        for (Entry entry : entries) {
            take(call, seller, entry, due);
        }
        call.answer(204);
    }

    private void take(Call call, String seller, Entry entry, Instant due) {
        Stock stock = entry.stocks.get(0);
        Optional<Item> item = listings.find(seller, entry.skuSellerId).map(Item.class::cast)
                .filter(found -> found.kind() == Item.Kind.ITEM);
        item.filter(found -> !call.isDishonest()).ifPresent(found -> stock.putInto(found, due));
        rows.put(seller + '\n' + entry.skuSellerId, new Row(seller, entry.skuSellerId, stock, due, item.isPresent()));
    }

    private void list(Call call) {
        String seller = auth.enter(call.allowing("_offset", "_limit"), READ);
        int size = call.query("_limit", 50, 1, PAGE);
        int offset = call.query("_offset", 0, 0, REMEMBERED);
        List<Row> own = own(seller);
        call.answer(200, Map.of("skus", own.stream().skip(offset).limit(size).map(this::shown).toList(), "metadata",
                List.of(Map.of("key", "totalRows", "value", Integer.toString(own.size())))));
    }

    private List<Row> own(String seller) {
        synchronized (rows) {
            return new ArrayList<>(rows.values()).stream().filter(row -> row.seller.equals(seller)).toList();
        }
    }

    private Map<String, Object> shown(Row row) {
        boolean done = !row.due.isAfter(clock.instant());
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("skuSellerId", row.sku);
        shown.put("status", !done ? "Pending" : row.fine ? "Processed" : "Error");
        shown.put("updateValue", row.stock.quantity().orElseThrow());
        row.stock.warehouse().ifPresent(warehouse -> shown.put("warehouse", warehouse));
        if (done) {
            shown.put("processedAt", MOMENT.format(row.due));
        }
        shown.put("errors", done && !row.fine ? List.of(Map.of("code", "404", "httpStatus", "404", "type",
                "error", "message", "SKU não encontrado ou bloqueado", "skuSellerId", row.sku)) : List.of());
        return shown;
    }

    record Entry(String skuSellerId, List<Stock> stocks) {
    }

    /** @param fine whether there is such an item, and it takes quantities */
    private record Row(String seller, String sku, Stock stock, Instant due, boolean fine) {
    }
}
