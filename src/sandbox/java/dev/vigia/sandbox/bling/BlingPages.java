package dev.vigia.sandbox.bling;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.bling.BlingProduct.BlingBalance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What the API tells: products, categories, deposits, balances. */
final class BlingPages {

    private static final int LARGEST_PAGE = 100;
    private static final String IDS = "idsProdutos[]";
    private static final Set<String> PRODUCT_TYPES = Set.of("T", "P", "S", "E", "PS", "C", "V");

    private final BlingShops shops;

    BlingPages(BlingShops shops) {
        this.shops = shops;
    }

    void serve(Routes routes) {
        routes.get("/Api/v3/produtos", call -> shops.enter(call, "products", BlingPages::products))
                .get("/Api/v3/produtos/:id", call -> shops.enter(call, "products", BlingPages::product))
                .get("/Api/v3/categorias/produtos", call -> shops.enter(call, "categories", BlingPages::categories))
                .get("/Api/v3/depositos", call -> shops.enter(call, "deposits", BlingPages::deposits))
                .get("/Api/v3/estoques/saldos", call -> shops.enter(call, "stock", BlingPages::balances))
                .get("/Api/v3/empresas/me/dados-basicos", call -> shops.enter(call, "company", BlingPages::company));
    }

    private static void products(Call call, BlingShop shop) {
        List<String> wanted = ids(call, "pagina", "limite", "criterio", "tipo");
        int criterion = call.query("criterio", 1, 1, 5);
        if (!PRODUCT_TYPES.contains(call.query("tipo").orElse("T"))) {
            throw RefusedCall.malformed(400, "VALIDATION_ERROR", "tipo is not known");
        }
        call.answer(200, Map.of("data", page(call, shop.products().stream().filter(product -> wanted.isEmpty() || wanted
                .contains(product.sku())).filter(product -> isShown(product, criterion)).filter(
                        product -> wanted.isEmpty() || !shop.is(BlingSwitch.ABSENT_FROM_LIST)).toList(),
                BlingPages::line)));
    }

    /** Those that were included last are, without any other wish, all but the deleted ones. */
    private static boolean isShown(BlingProduct product, int criterion) {
        return switch (criterion) {
            case 2 -> product.situation().equals("A");
            case 3 -> product.situation().equals("I");
            case 4 -> product.situation().equals("E");
            case 5 -> true;
            default -> !product.situation().equals("E");
        };
    }

    /** Parameters that come once, and ids that may come many times. */
    private static List<String> ids(Call call, String... once) {
        List<String> ids = call.allowingMany(IDS, once).queries(IDS);
        if (ids.size() > LARGEST_PAGE || ids.stream().anyMatch(id -> !id.matches("[0-9]{1,18}"))) {
            throw RefusedCall.malformed(400, "VALIDATION_ERROR", "ids are numbers, at most " + LARGEST_PAGE);
        }
        return ids;
    }

    private static <T> List<Object> page(Call call, List<T> all, Function<T, Object> shown) {
        int page = call.query("pagina", 1, 1, 1_000_000);
        int size = call.query("limite", LARGEST_PAGE, 1, LARGEST_PAGE);
        return all.stream().skip((long) (page - 1) * size).limit(size).map(shown).toList();
    }

    private static Map<String, Object> line(BlingProduct product) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", product.id());
        line.put("nome", product.name);
        line.put("codigo", product.code);
        line.put("preco", 4.9);
        line.put("estoque", Map.of("saldoVirtualTotal", product.units()));
        line.put("tipo", "P");
        line.put("situacao", product.situation());
        line.put("formato", product.format);
        line.put("descricaoCurta", "");
        return line;
    }

    private static void product(Call call, BlingShop shop) {
        call.allowing();
        BlingProduct product = shop.find(call.path("id")).orElseThrow(() -> new RefusedCall(404, "RESOURCE_NOT_FOUND",
                "O recurso requisitado não foi encontrado"));
        Map<String, Object> told = line(product);
        told.put("gtin", product.ean);
        told.put("categoria", Map.of("id", product.category));
        told.put("variacoes", List.of());
        told.put("estrutura", Map.of("tipoEstoque", product.parts.isEmpty() ? "" : "V", "lancamentoEstoque",
                product.parts
                        .isEmpty() ? "" : "M", "componentes", product.parts.entrySet().stream().map(part -> Map.of(
                                "produto", Map
                                        .of("id", part.getKey()), "quantidade", part.getValue())).toList()));
        call.answer(200, Map.of("data", told));
    }

    private static void categories(Call call, BlingShop shop) {
        call.allowing("pagina", "limite");
        call.answer(200, Map.of("data", page(call, shop.categories(), category -> Map.of("id", category.id(),
                "descricao",
                category.name(), "categoriaPai", Map.of("id", category.parent())))));
    }

    private static void deposits(Call call, BlingShop shop) {
        call.allowing("pagina", "limite", "situacao", "descricao");
        call.answer(200, Map.of("data", page(call, shop.deposits(), deposit -> Map.of("id", deposit.id(), "descricao",
                deposit.name(), "situacao", deposit.active() ? 1 : 0, "padrao", deposit.standard(),
                "desconsiderarSaldo", deposit.disregarded()))));
    }

    private static void balances(Call call, BlingShop shop) {
        List<String> ids = ids(call);
        if (ids.isEmpty()) {
            throw RefusedCall.malformed(400, "VALIDATION_ERROR", IDS + " is needed");
        }
        List<Object> rows = new ArrayList<>();
        for (String id : ids) {
            shop.find(id).filter(product -> !shop.is(BlingSwitch.ABSENT_FROM_BALANCES)).ifPresent(product -> {
                call.concerns(id, product.units());
                rows.add(balance(shop, product));
            });
        }
        call.answer(200, Map.of("data", rows));
    }

    private static Map<String, Object> balance(BlingShop shop, BlingProduct product) {
        List<Object> lies = new ArrayList<>();
        if (!shop.is(BlingSwitch.WITHOUT_DEPOSITS)) {
            product.stock().forEach((deposit, balance) -> lies.add(row(shop, deposit, balance)));
        }
        return Map.of("produto", Map.of("id", product.id(), "codigo", product.code), "saldoFisicoTotal", 0,
                "saldoVirtualTotal", product.units(), "depositos", lies);
    }

    private static Map<String, Object> row(BlingShop shop, long deposit, BlingBalance balance) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", deposit);
        row.put("saldoFisico", number(shop, balance.physical()));
        if (!shop.is(BlingSwitch.WITHOUT_VIRTUAL)) {
            row.put("saldoVirtual", number(shop, balance.virtual()));
        }
        return row;
    }

    private static Object number(BlingShop shop, BigDecimal number) {
        return shop.is(BlingSwitch.NUMBERS_AS_TEXT) ? number.toPlainString() : number;
    }

    private static void company(Call call, BlingShop shop) {
        call.allowing();
        call.answer(200, Map.of("data", Map.of("id", shop.company, "nome", "Empresa " + shop.company, "cnpj", "",
                "email",
                "dono@example.com", "dataContrato", "2024-01-01")));
    }
}
