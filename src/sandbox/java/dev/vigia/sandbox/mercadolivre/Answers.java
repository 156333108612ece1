package dev.vigia.sandbox.mercadolivre;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the marketplace tells about items, in its own words. */
final class Answers {

    private Answers() {
    }

    static Map<String, Object> item(Item item) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", item.id());
        answer.put("site_id", "MLB");
        answer.put("title", "Sandbox " + item.id());
        answer.put("seller_id", number(item.family().seller()));
        answer.put("available_quantity", item.availableQuantity());
        answer.put("status", item.status());
        answer.put("sub_status", item.subStatus());
        answer.put("user_product_id", item.stock().map(Stock::userProductId));
        answer.put("seller_custom_field", Optional.empty());
        answer.put("attributes", item.stock().map(stock -> attributes(stock.sku())).orElse(List.of()));
        answer.put("variations", variations(item));
        answer.put("shipping", Map.of("mode", "me2", "logistic_type", item.logisticType()));
        answer.put("tags", List.of());
        return answer;
    }

    static List<Map<String, Object>> variations(Item item) {
        List<Map<String, Object>> answers = new ArrayList<>();
        for (Variation variation : item.variations()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("id", variation.id());
            answer.put("available_quantity", variation.stock().quantity());
            answer.put("user_product_id", variation.stock().userProductId());
            answer.put("seller_custom_field", Optional.empty());
            answer.put("attributes", attributes(variation.stock().sku()));
            answers.add(answer);
        }
        return answers;
    }

    static Map<String, Object> only(Map<String, Object> answer, Set<String> fields) {
        if (!fields.isEmpty()) {
            answer.keySet().retainAll(fields);
        }
        return answer;
    }

    static Map<String, Object> problem(int status, String code, String message) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("message", message);
        answer.put("error", code);
        answer.put("status", status);
        answer.put("cause", status == 400 ? List.of(Map.of("code", code, "message", message)) : List.of());
        return answer;
    }

    /** The marketplace's users are numbers; the sandbox also takes names. */
    static Object number(String seller) {
        return seller.matches("\\d{1,18}") ? (Object) Long.valueOf(seller) : seller;
    }

    private static List<Map<String, Object>> attributes(String sku) {
        return sku.isEmpty() ? List.of() : List.of(Map.of("id", "SELLER_SKU", "name", "SKU", "value_name", sku));
    }
}
