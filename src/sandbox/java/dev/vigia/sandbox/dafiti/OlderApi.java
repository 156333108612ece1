package dev.vigia.sandbox.dafiti;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.Json;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.Routes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/** Version 1: one address, a signed query that names an action, and the status 200 whatever happens. */
final class OlderApi {

    private static final Rate RATE = new Rate("signed", 5, 20);
    private static final int MOST_PRODUCTS = 500;

    private final Budgets budgets;
    private final Sellers sellers;
    private final Feeds feeds;
    private final Clock clock;

    OlderApi(Budgets budgets, Sellers sellers, Feeds feeds, Clock clock) {
        this.budgets = budgets;
        this.sellers = sellers;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** @param code as SellerCenter numbers what can go wrong */
    record Wrong(int code, String message) {

        static final Wrong NOTHING = new Wrong(0, "");

        boolean isOurFault() {
            return code == 429;
        }
    }

    void serve(Routes routes) {
        routes.get("/", this::answer).post("/", this::answer);
    }

    private void answer(Call call) {
        SignedQuery query = new SignedQuery(call.parameters());
        call.with("Date", DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ENGLISH)
                .format(clock.instant().atOffset(ZoneOffset.UTC)));
        Wrong wrong = query.wrong(clock.instant());
        if (wrong.code() == 0 && !budgets.spend(new Grant("", query.seller()), RATE)) {
            wrong = new Wrong(429, "Too many requests");
        }
        if (wrong.code() != 0) {
            refuse(call, query, wrong);
            return;
        }
        switch (query.get("Action")) {
            case "ProductStockUpdate" -> update(call, query);
            case "FeedStatus" -> feeds.status(query.seller(), query.get("FeedID")).ifPresentOrElse(
                    detail -> succeed(call, query, "", Map.of("FeedDetail", detail)),
                    () -> refuse(call, query, new Wrong(12, "Invalid Feed ID")));
            case "GetProducts" -> products(call, query);
            default -> refuse(call, query, new Wrong(8, "Invalid Action"));
        }
    }

    private void update(Call call, SignedQuery query) {
        if (!call.method().equals("POST") || call.header("Content-Type").filter(type -> type.startsWith(
                "application/xml")).isEmpty()) {
            refuse(call, query, new Wrong(5, "A POST of application/xml is needed"));
            return;
        }
        List<StockBody.Line> lines;
        try {
            lines = StockBody.read(call.bytes());
        } catch (XMLStreamException | IllegalArgumentException malformed) {
            refuse(call, query, new Wrong(5, "Invalid XML: " + malformed.getMessage()));
            return;
        }
        if (lines.isEmpty()) {
            refuse(call, query, new Wrong(30, "Empty Request"));
        } else if (lines.size() > MOST_PRODUCTS) {
            refuse(call, query, new Wrong(11, "Request too big"));
        } else {
            succeed(call, query, feeds.accept(query.seller(), lines, call.isDishonest()), Map.of());
        }
    }

    private void products(Call call, SignedQuery query) {
        String[] skus;
        try {
            skus = Json.read(query.get("SkuSellerList").getBytes(StandardCharsets.UTF_8), String[].class);
        } catch (JsonProcessingException malformed) {
            refuse(call, query, new Wrong(1, "The sandbox needs SkuSellerList"));
            return;
        }
        List<Map<String, Object>> found = Stream.of(skus)
                .flatMap(sku -> sellers.find(query.seller(), sku).stream()).map(SellerProduct::row).toList();
        succeed(call, query, "", Map.of("Products", found.isEmpty() ? "" : Map.of("Product", some(found))));
    }

    /** One of something comes as the thing itself. */
    static Object some(List<?> items) {
        return items.size() == 1 ? items.get(0) : items;
    }

    private void succeed(Call call, SignedQuery query, String requestId, Map<String, Object> body) {
        call.answer(200, Map.of("SuccessResponse", Map.of("Head", Map.of("RequestId", requestId, "RequestAction",
                query.get("Action"), "ResponseType", "", "Timestamp", clock.instant()), "Body", body)));
    }

    private void refuse(Call call, SignedQuery query, Wrong wrong) {
        if (!wrong.isOurFault() && wrong.code() != 3 && wrong.code() != 12) {
            call.wasMalformed();
        }
        call.answer(200, Map.of("ErrorResponse", Map.of("Head", Map.of("RequestAction",
                Optional.of(query.get("Action")).orElse(""), "ErrorType", "Sender", "ErrorCode",
                Integer.toString(wrong.code()), "ErrorMessage", "E%03d: %s".formatted(wrong.code(), wrong.message())),
                "Body", Map.of("ErrorDetail", List.of()))));
    }
}
