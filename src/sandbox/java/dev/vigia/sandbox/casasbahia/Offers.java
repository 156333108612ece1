package dev.vigia.sandbox.casasbahia;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fourth version: everything comes in an envelope. Its rate is not published; four a second is generous to nobody. */
final class Offers {

    private static final String BASE = "/api/v4/api-front-products-v4/jersey/product";
    private static final Rate WRITE = new Rate("offer", 4, 4);
    private static final Rate READ = new Rate("product", 4, 4);

    private final CasasBahiaAuth auth;
    private final Listings listings;

    Offers(CasasBahiaAuth auth, Listings listings) {
        this.auth = auth;
        this.listings = listings;
    }

    void serve(Routes routes) {
        routes.put("/api/v4/api-front-offer-v4/jersey/offer/stock", this::change).get(BASE + "/", this::list)
                .get(BASE + "/:sku", this::one);
    }

    private void change(Call call) {
        String seller = auth.enter(call.allowing(), WRITE);
        Body body = call.json(Body.class);
        if (body.idSkuLojista == null || body.estoque == null || body.estoque.quantidade.filter(units -> units >= 0)
                .isEmpty() || body.estoque.tempoDePreparacao.filter(days -> days < 0).isPresent()) {
            throw RefusedCall.malformed(400, "400", "idSkuLojista e estoque.quantidade são obrigatórios");
        }
        int quantity = body.estoque.quantidade.get();
        Item item = item(seller, body.idSkuLojista);
        call.concerns(item.sku(), quantity);
        if (item.kind() == Item.Kind.BLOCKED) {
            call.answer(200, Map.of("valido", false, "conteudo", Map.of("erros", List.of(
                    Map.of("codigo", "SKU_BLOQUEADO", "mensagem", "O SKU está bloqueado")))));
            return;
        }
        if (!call.isDishonest()) {
            item.set(quantity, body.estoque.tempoDePreparacao.orElse(0), call.now());
        }
        call.answer(200, valid(Map.of("idSkuLojista", item.sku())));
    }

    private void one(Call call) {
        Item item = item(auth.enter(call.allowing(), READ), call.path("sku"));
        call.answer(200, valid(product(item)));
    }

    private void list(Call call) {
        String seller = auth.enter(call.allowing("pagina", "itensPorPagina", "site", "status", "idSkuSite"), READ);
        int size = call.query("itensPorPagina", 50, 1, 50);
        int page = call.query("pagina", 1, 1, 100_000);
        List<Map<String, Object>> items = listings.after(seller, "", page * size).stream()
                .skip((page - 1L) * size).map(listing -> product((Item) listing)).toList();
        if (items.isEmpty()) {
            call.answer(204);
        } else {
            call.answer(200, valid(Map.of("itens", items)));
        }
    }

    private static Map<String, Object> product(Item item) {
        return Map.of("idSkuLojista", item.sku(), "precos", List.of(Map.of("site", Map.of("sigla", "CB"))), "estoque",
                Map.of("quantidade", item.quantity(), "tempoDePreparacao", item.days()));
    }

    private static Map<String, Object> valid(Object content) {
        return Map.of("valido", true, "conteudo", content);
    }

    private Item item(String seller, String sku) {
        return listings.find(seller, sku).map(Item.class::cast)
                .orElseThrow(() -> new RefusedCall(404, "404", "SKU " + sku + " não encontrado"));
    }

    record Body(String idSkuLojista, Estoque estoque) {
    }

    record Estoque(Optional<Integer> quantidade, Optional<Integer> tempoDePreparacao) {
    }
}
