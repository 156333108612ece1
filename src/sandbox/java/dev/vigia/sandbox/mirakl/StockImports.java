package dev.vigia.sandbox.mirakl;

import dev.vigia.sandbox.Bounded;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** STO01, STO02 and STO03: a file waits, is worked on and is done, each step after the configured delay. */
final class StockImports {

    private static final String BASE = "/api/offers/stock/imports";
    private static final Rate IMPORT = new Rate("STO01", 1.0 / 60, 1);
    private static final Rate STATUS = new Rate("STO02", 1.0 / 15, 1);
    private static final Rate REPORT = new Rate("STO03", 1.0 / 60, 1);
    private static final int REMEMBERED = 2_000;

    private final MiraklAuth auth;
    private final Shops shops;
    private final Vertx vertx;
    private final Clock clock;
    private final long stepMillis;
    private final AtomicLong ids = new AtomicLong(20_000);
    private final Map<String, StockImport> imports = Bounded.map(REMEMBERED);

    StockImports(MiraklAuth auth, Shops shops, Vertx vertx, Clock clock, Duration step) {
        this.auth = auth;
        this.shops = shops;
        this.vertx = vertx;
        this.clock = clock;
        this.stepMillis = Math.max(1, step.toMillis());
    }

    void serve(Routes routes) {
        routes.post(BASE, this::create).get(BASE + "/:id/status", this::status)
                .get(BASE + "/:id/error_report", this::report);
    }

    private void create(Call call) {
        String shop = auth.enter(call.allowing("shop_id"), IMPORT);
        StockImport file = new StockImport(Long.toString(ids.incrementAndGet()), shop, clock.instant(),
                call.file("file", "text/csv"));
        imports.put(file.id(), file);
        boolean dishonest = call.isDishonest();
        vertx.setTimer(stepMillis, first -> {
            file.start();
            vertx.setTimer(stepMillis, second -> vertx.executeBlocking(() -> {
                file.work(shops, dishonest);
                return true;
            }));
        });
        call.with("Location", call.server() + "/" + file.id());
        call.answer(201, Map.of("import_id", file.id()));
    }

    private void status(Call call) {
        call.answer(200, find(call, STATUS).answer());
    }

    private void report(Call call) {
        byte[] report = find(call, REPORT).report()
                .orElseThrow(() -> new RefusedCall(404, "not_found", "There is no error report"));
        call.answer(200, "text/csv;charset=UTF-8", report);
    }

    private StockImport find(Call call, Rate rate) {
        String shop = auth.enter(call.allowing("shop_id"), rate);
        return Optional.ofNullable(imports.get(call.path("id"))).filter(file -> file.shop().equals(shop))
                .orElseThrow(() -> new RefusedCall(404, "not_found", "There is no import " + call.path("id")));
    }
}
