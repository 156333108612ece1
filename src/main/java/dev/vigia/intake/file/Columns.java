package dev.vigia.intake.file;

import dev.vigia.database.Spelling;
import dev.vigia.intake.RejectedItem;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The line of a file that names its columns. */
final class Columns {

    /** A column by the name the API gives it, and by the names people give it. */
    enum Column {
        SKU("sku", "codigo", "codigosku", "skucodigo", "referencia"),
        WAREHOUSE("warehouse", "almacen", "deposito", "bodega"),
        ON_HAND("onHand", "stock", "existencias", "cantidad", "estoque", "quantidade", "quantity", "qty"),
        RESERVED("reserved", "reservado", "reservados", "reserva"),
        UNLIMITED("unlimited", "ilimitado", "sinlimite", "semlimite"),
        OBSERVED_AT("observedAt", "observado", "observadoen", "observadoem");

        final String field;
        private final Set<String> names;

        Column(String field, String... others) {
            this.field = field;
            this.names = Arrays.stream(others).collect(Collectors.toSet());
        }

        static Optional<Column> named(String head) {
            Optional<String> folded = folded(head);
            return Arrays.stream(values()).filter(column -> folded.filter(name -> column.names.contains(name)
                    || name.equals(column.field.toLowerCase(Locale.ROOT))).isPresent()).findFirst();
        }
    }

    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}");
    // Words, in brackets or not. Any other sign may say that it is money, a share, a limit or a movement.
    private static final Pattern WORDS = Pattern
            .compile("[(\\[]?[a-z0-9]++[)\\]]?(?:[ _.:-]*[(\\[]?[a-z0-9]++[)\\]]?)*+[.:*]?");

    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final List<String> head;
    private final List<String> ignored = new ArrayList<>();
    private final List<String> twice = new ArrayList<>();

    Columns(List<String> cells) {
        this.head = cells.stream().map(cell -> RejectedItem.shown(Spelling.of(cell))).toList();
        for (int place = 0; place < head.size(); place++) {
            String name = head.get(place);
            Optional<Column> column = Column.named(Spelling.of(cells.get(place)));
            if (column.isEmpty() && !name.isEmpty()) {
                ignored.add(name);
            } else if (column.isPresent()) {
                Integer before = places.put(column.get(), place);
                if (before != null) {
                    twice.addAll(List.of(head.get(before), name));
                }
            }
        }
    }

    /** Whether it says where a quantity stands, and of what. */
    boolean areOfStock() {
        return places.containsKey(Column.SKU)
                && (places.containsKey(Column.ON_HAND) || places.containsKey(Column.UNLIMITED));
    }

    /** Those that mean the same. */
    List<String> twice() {
        return twice;
    }

    /** Those that mean nothing to us. */
    List<String> ignored() {
        return ignored;
    }

    Map<Column, Integer> places() {
        return places;
    }

    /** How many cells a line may have. */
    int count() {
        return head.size();
    }

    /** As the file names it; as the API does if the file has none. */
    String heading(Column column) {
        return places.containsKey(column) ? head.get(places.get(column)) : column.field;
    }

    String heading(String field) {
        return Arrays.stream(Column.values()).filter(column -> column.field.equals(field)).findFirst()
                .map(this::heading).orElse(field);
    }

    /** The cell of a line, empty if it is too short. */
    String cell(Column column, List<String> cells) {
        Integer place = places.get(column);
        return place != null && place < cells.size() ? cells.get(place) : "";
    }

    /** Whether some cells have a SKU and a number where one belongs. */
    boolean looksLikeALine(List<String> cells) {
        return !Spelling.of(cell(Column.SKU, cells)).isEmpty()
                && (Numeral.read(cell(Column.ON_HAND, cells)).isPresent()
                        || Cells.flag(cell(Column.UNLIMITED, cells)).isBoolean());
    }

    /** Without accents, case and what stands between words; empty if it says more than words. */
    static Optional<String> folded(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("")
                .toLowerCase(Locale.ROOT).strip();
        return WORDS.matcher(plain).matches() ? Optional.of(plain.replaceAll("[^a-z0-9]", "")) : Optional.empty();
    }
}
