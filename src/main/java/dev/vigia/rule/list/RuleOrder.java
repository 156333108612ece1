package dev.vigia.rule.list;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** In which order rules can be read. What places a rule is compared as a whole, upwards or downwards. */
public enum RuleOrder {
    /** Who wins first. */
    WINS("wins", false,
            "2 - kind integer", "case when kind = 1 then - length(place_label) else 0 end integer",
            "case when integration_id is null then 1 else 0 end integer",
            "case when from_at is null and to_at is null then 1 else 0 end integer", "- id bigint"),
    TARGET("target", false, "kind integer", "place_label text", "coalesce(integration_id, 0) bigint", "id bigint"),
    TARGET_DESC("target", true, "kind integer", "place_label text", "coalesce(integration_id, 0) bigint", "id bigint"),
    MINIMUM("minimum", false, "minimum integer", "id bigint"),
    MINIMUM_DESC("minimum", true, "minimum integer", "id bigint");

    final String column;
    final boolean descending;
    private final List<String> places;

    /** @param places expressions on a rule, each followed by its type */
    RuleOrder(String column, boolean descending, String... places) {
        this.column = column;
        this.descending = descending;
        this.places = List.of(places);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RuleOrder> ofCode(String code) {
        return Arrays.stream(values()).filter(order -> order.code().equals(code)).findFirst();
    }

    boolean isByName() {
        return column.equals("target");
    }

    int keys() {
        return places.size();
    }

    /** Whether the value at this place is a text; the others are whole numbers. */
    boolean isText(int place) {
        return places.get(place).endsWith(" text");
    }

    boolean isInteger(int place) {
        return type(place).equals("integer");
    }

    String by(boolean backward) {
        String direction = descending == backward ? "" : " desc";
        return IntStream.range(0, keys()).mapToObj(place -> expression(place) + direction)
                .collect(Collectors.joining(", "));
    }

    /** What holds of the rules behind {@code :key0}, {@code :key1} and so on. */
    String behind(boolean backward) {
        return "(" + IntStream.range(0, keys()).mapToObj(this::expression).collect(Collectors.joining(", ")) + ") "
                + (descending == backward ? ">" : "<") + " ("
                + IntStream.range(0, keys()).mapToObj(place -> "cast(:key" + place + " as " + type(place) + ")")
                        .collect(Collectors.joining(", "))
                + ")";
    }

    List<String> key(ListedRule rule) {
        String id = Long.toString(rule.id());
        String kind = Integer.toString(rule.kind().ordinal());
        return switch (this) {
            case WINS -> List.of(Integer.toString(2 - rule.kind().ordinal()),
                    rule.kind() == RuleKind.CATEGORY ? Integer.toString(-rule.labelLength()) : "0",
                    rule.integrationId().isEmpty() ? "1" : "0", rule.isDated() ? "0" : "1", "-" + id);
            case TARGET, TARGET_DESC -> List.of(kind, rule.label(), Long.toString(rule.integrationId().orElse(0L)), id);
            case MINIMUM, MINIMUM_DESC -> List.of(Integer.toString(rule.minimum().units()), id);
        };
    }

    private String expression(int place) {
        return places.get(place).substring(0, places.get(place).lastIndexOf(' '));
    }

    private String type(int place) {
        return places.get(place).substring(places.get(place).lastIndexOf(' ') + 1);
    }
}
