package dev.vigia.sandbox.tiny;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.tiny.TinyProduct.TinyBalance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Products, deposits, and what lies where. */
final class TinyCatalog {

    private static final String API = "/public-api/v3";
    private static final int LARGEST_PAGE = 100;

    private final TinyCompanies companies;

    TinyCatalog(TinyCompanies companies) {
        this.companies = companies;
    }

    void serve(Routes routes) {
        routes.get(API + "/info", this::info).get(API + "/depositos", this::deposits).get(API + "/produtos", this::list)
                .get(API + "/produtos/:product", this::product).get(API + "/estoque/:product", this::stock);
    }

    private void info(Call call) {
        TinyCompany company = companies.enter(call.allowing(), "empresa");
        call.answer(200, Map.of("razaoSocial", "Loja " + company.id, "cpfCnpj", company.cnpj(), "regimeTributario", 1));
    }

    private void deposits(Call call) {
        TinyCompany company = companies.enter(call.allowing("limit", "offset"), "depositos");
        List<Map<String, Object>> rows = company.deposits().stream().map(deposit -> Map.<String, Object>of("id", number(
                company, deposit.id()), "descricao", deposit.name(), "tipo", "P", "desconsideraSaldo", deposit
                        .disregarded(),
                "padrao", deposit.id() == TinyCompany.MAIN, "possuiReserva", true)).toList();
        call.answer(200, Map.of("itens", rows, "paginacao", Map.of("limit", LARGEST_PAGE, "offset", 0, "total", rows
                .size())));
    }

    private void list(Call call) {
        TinyCompany company = companies.enter(call.allowing("limit", "offset", "situacao", "dataAlteracao", "codigo"),
                "produtos");
        int limit = call.query("limit", LARGEST_PAGE, 1, LARGEST_PAGE);
        int offset = call.query("offset", 0, 0, 10_000_000);
        List<TinyProduct> all = company.products();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("itens", all.stream().skip(offset).limit(limit).map(product -> row(company, product)).toList());
        answer.put("paginacao", company.is(TinySwitch.NO_TOTAL) ? Map.of("limit", limit, "offset", offset)
                : Map.of("limit", limit, "offset", offset, "total", all.size()));
        call.answer(200, answer);
    }

    private static Map<String, Object> row(TinyCompany company, TinyProduct product) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", number(company, product.id));
        row.put("sku", product.sku());
        row.put("descricao", "Produto " + product.id);
        row.put("tipo", product.type);
        row.put("situacao", product.situation());
        row.put("gtin", product.gtin);
        row.put("tipoVariacao", product.type.equals("V") ? "P" : "N");
        return row;
    }

    private void product(Call call) {
        TinyCompany company = companies.enter(call.allowing(), "produtos");
        TinyProduct product = company.find(call.path("product")).orElseThrow(TinyCatalog::missing);
        Map<String, Object> answer = row(company, product);
        answer.put("categoria", Map.of("id", 7, "nome", "Cozinha", "caminhoCompleto", "Casa >> Cozinha"));
        answer.put("kit", product.kit.entrySet().stream().map(part -> Map.of("produto", Map.of("id", number(company,
                part
                        .getKey()), "sku", "?", "tipo", "P"), "quantidade", part.getValue())).toList());
        answer.put("estoque", Map.of("controlar", true, "sobEncomenda", false, "quantidade", product.balance()));
        call.answer(200, answer);
    }

    private void stock(Call call) {
        TinyCompany company = companies.enter(call.allowing(), "estoque");
        TinyProduct product = company.find(call.path("product")).orElseThrow(TinyCatalog::missing);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", number(company, product.id));
        answer.put("nome", "Produto " + product.id);
        answer.put("codigo", product.sku());
        answer.put("unidade", "UN");
        answer.put("saldo", product.balance());
        answer.put("depositos", company.is(TinySwitch.NULL_DEPOSITS) ? null : rows(company, product));
        if (company.is(TinySwitch.UNKNOWN_FIELDS)) {
            answer.put("deAmanha", List.of(Map.of("saldo", 0)));
        }
        call.concerns(product.sku(), (int) product.balance());
        call.answer(200, answer);
    }

    private static List<Map<String, Object>> rows(TinyCompany company, TinyProduct product) {
        List<Map<String, Object>> rows = new ArrayList<>();
        product.balances().forEach((deposit, lies) -> rows.add(row(company, deposit, lies)));
        return rows;
    }

    private static Map<String, Object> row(TinyCompany company, long deposit, TinyBalance lies) {
        return Map.of("id", number(company, deposit), "nome", "Depósito " + deposit, "desconsiderar", company
                .isDisregarded(deposit), "saldo", number(company, lies.balance()), "reservado", number(company, lies
                        .reserved()),
                "disponivel", number(company, lies.balance() - lies.reserved()), "empresa", "Loja");
    }

    private static Object number(TinyCompany company, Number number) {
        return company.is(TinySwitch.NUMBERS_AS_TEXT) ? number.toString() : number;
    }

    private static RefusedCall missing() {
        return new RefusedCall(404, "", "Produto não encontrado");
    }
}
