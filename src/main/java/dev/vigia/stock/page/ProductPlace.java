package dev.vigia.stock.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a product lies in an order, as the database tells it; what the order does not need is null.
 *
 * @param units what its listing lacks, or what is available
 * @param text  its name, or the cause of a problem
 */
record ProductPlace(long productId, Long integrationId, Long units, Instant since, String text, String sku) {

    // No later moment, and no earlier one, is in the database.
    private static final long LATEST = 99_999_999_999L;

    List<String> key(ProductWalk walk) {
        return walk.columns.stream().map(column -> Objects.toString(value(column), "")).toList();
    }

    private Object value(String column) {
        return switch (column) {
            case "product_id" -> productId;
            case "integration_id" -> integrationId;
            case "units" -> units;
            case "since" -> since;
            case "text" -> text;
            default -> sku;
        };
    }

    /** The values of a key by the names of their parameters; empty when they are none. */
    static Optional<Map<String, Object>> parameters(ProductWalk walk, List<String> key) {
        Map<String, Object> values = new HashMap<>();
        try {
            for (int i = 0; i < key.size(); i++) {
                values.put("at_" + walk.columns.get(i), read(walk.columns.get(i), key.get(i)));
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
        return Optional.of(values);
    }

    private static Object read(String column, String value) {
        return switch (column) {
            case "text", "sku" -> value;
            case "since" -> moment(value);
            default -> Long.parseLong(value);
        };
    }

    private static Instant moment(String value) {
        Instant moment = Instant.parse(value);
        if (moment.getEpochSecond() < 0 || moment.getEpochSecond() > LATEST) {
            throw new IllegalArgumentException("not a moment of ours: " + value);
        }
        return moment;
    }
}
