package dev.vigia.sandbox.tiny;

import dev.vigia.sandbox.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells whoever wants to know that stock was entered, unsigned, with a balance of some moment. */
final class TinyNotices {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(LONGEST).build();

    void changed(TinyCompany company, List<TinyProduct> products) {
        if (company.hook().isEmpty() || company.is(TinySwitch.NOTICE_LOST)) {
            return;
        }
        List<TinyProduct> told = new ArrayList<>();
        for (int number = 0; number < products.size(); number++) {
            if (!company.is(TinySwitch.NOTICE_HALF_LOST) || number % 2 == 0) {
                told.addAll(Collections.nCopies(company.is(TinySwitch.NOTICE_DOUBLED) ? 2 : 1, products.get(number)));
            }
        }
        if (company.is(TinySwitch.NOTICE_REVERSED)) {
            Collections.reverse(told);
        }
        told.forEach(product -> send(company, product));
    }

    private void send(TinyCompany company, TinyProduct product) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("tipoEstoque", "F");
        data.put("idProduto", Long.toString(product.id));
        data.put("sku", product.sku());
        data.put("nome", "Produto " + product.id);
        // Of whatever moment: nobody may believe it.
        data.put("saldo", product.balance() + 1_000);
        Map<String, Object> notice = company.is(TinySwitch.NOTICE_FLAT) ? data
                : Map.of("versao", "1.0.1", "cnpj", company.is(TinySwitch.NOTICE_FOREIGN) ? "99999999000199"
                        : company.cnpj(), "tipo", "estoque", "dados", data);
        client.sendAsync(HttpRequest.newBuilder(URI.create(company.hook())).timeout(LONGEST)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(
                        notice)))
                .build(), HttpResponse.BodyHandlers.discarding());
    }
}
