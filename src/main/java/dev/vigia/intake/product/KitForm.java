package dev.vigia.intake.product;

import dev.vigia.catalog.KitPart;
import dev.vigia.database.Spelling;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a form says that a product is made of, as it was typed.
 *
 * @param lines those that the person saw, blank ones too
 * @param said  whether the form asked
 */
public record KitForm(List<KitLine> lines, boolean said) {

    private static final Pattern FIELD = Pattern.compile("kit-(?:sku|quantity)-(\\d{1,6})");
    // Lines to add to, without a script.
    private static final int BLANK = 3;

    static final KitForm UNSAID = new KitForm(List.of(), false);

    /** @param index its place in the form, which the names of its fields end with */
    public record KitLine(int index, String sku, String quantity) {

        /** As people count. */
        public int place() {
            return index + 1;
        }

        boolean isBlank() {
            return sku.isEmpty() && quantity.isEmpty();
        }
    }

    static KitForm of(List<KitPart> parts) {
        return new KitForm(parts.stream().map(part -> new KitLine(0, part.sku(), Integer.toString(part.quantity())))
                .toList(), true);
    }

    static KitForm typed(MultivaluedMap<String, String> fields) {
        List<KitLine> lines = new ArrayList<>();
        // All that were sent, however many may be: what is not read would be lost.
        fields.keySet().stream().map(FIELD::matcher).filter(Matcher::matches).map(name -> Integer.valueOf(name.group(
                1)))
                .sorted().distinct().forEach(index -> lines.add(new KitLine(lines.size(), text(fields, "kit-sku-"
                        + index),
                        text(fields, "kit-quantity-" + index))));
        return new KitForm(lines, !lines.isEmpty());
    }

    private static String text(MultivaluedMap<String, String> fields, String name) {
        return Spelling.of(Optional.ofNullable(fields.getFirst(name)).orElse("").replace("\0", ""));
    }

    List<KitLine> filled() {
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }

    /** What it says, in one text that can be compared and shown. */
    String text() {
        return filled().stream().map(line -> line.sku + " x " + line.quantity).sorted().collect(Collectors.joining(
                " | "));
    }

    /** What the page shows: what was typed where it was typed, and some lines to add to. */
    List<KitLine> shown() {
        List<KitLine> all = new ArrayList<>();
        lines.forEach(line -> all.add(new KitLine(all.size(), line.sku, line.quantity)));
        long blank = all.stream().filter(KitLine::isBlank).count();
        for (long more = blank; more < BLANK; more++) {
            all.add(new KitLine(all.size(), "", ""));
        }
        return all;
    }
}
