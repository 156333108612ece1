package dev.vigia.intake.product;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.catalog.KitPart;
import dev.vigia.catalog.UnfitKit;
import dev.vigia.intake.ItemReader;
import dev.vigia.intake.ItemReader.RefusedItemException;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.column.Numeral;
import dev.vigia.intake.product.KitForm.KitLine;
import dev.vigia.web.form.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a form says that a product is made of, read as the API reads it, with a sentence beside every line that is wrong. */
final class KitFormCheck {

    private static final Pattern PART = Pattern.compile("kit\\[([0-9]+)\\](?:\\.(.*))?");

    private final Errors errors;
    private final Function<RejectionCode, String> sentence;

    KitFormCheck(Errors errors, Function<RejectionCode, String> sentence) {
        this.errors = errors;
        this.sentence = sentence;
    }

    /** Counts for something only while there are no errors. */
    Optional<List<KitPart>> read(KitForm form, String sku) {
        if (!form.said()) {
            return Optional.empty();
        }
        List<KitLine> lines = new ArrayList<>(form.filled());
        while (true) {
            try {
                return new ItemReader(0, item(sku, lines)).described().kit();
            } catch (RefusedItemException refused) {
                Matcher part = PART.matcher(refused.item.field());
                if (!part.matches()) {
                    errors.add("kit-sku-" + lines.get(lines.size() - 1).index(), sentence.apply(refused.item.code()));
                    return Optional.empty();
                }
                // The next line is looked at as well.
                KitLine wrong = lines.remove(Integer.parseInt(part.group(1)));
                errors.add(("quantity".equals(part.group(2)) ? "kit-quantity-" : "kit-sku-") + wrong.index(),
                        sentence.apply(refused.item.code()));
            }
        }
    }

    private static ObjectNode item(String sku, List<KitLine> lines) {
        ObjectNode item = JsonNodeFactory.instance.objectNode().put("sku", sku.isEmpty() ? "-" : sku);
        ArrayNode kit = item.putArray("kit");
        for (KitLine line : lines) {
            ObjectNode part = kit.addObject().put("sku", line.sku());
            OptionalLong units = Numeral.read(line.quantity());
            if (units.isPresent()) {
                part.put("quantity", units.getAsLong());
            } else if (!line.quantity().isEmpty()) {
                part.put("quantity", line.quantity());
            }
        }
        return item;
    }

    /** What only the others could tell: beside the line of the component, or the first. */
    void refuse(KitForm form, UnfitKit unfit) {
        KitLine line = form.filled().stream().filter(typed -> typed.sku().equals(unfit.other())).findFirst()
                .orElse(form.filled().get(0));
        errors.add("kit-sku-" + line.index(), sentence.apply(RejectedItem.code(unfit)));
    }
}
