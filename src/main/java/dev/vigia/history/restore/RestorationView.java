package dev.vigia.history.restore;

import dev.vigia.history.ChangeRefusal;
import dev.vigia.history.FieldTexts;
import dev.vigia.history.HistoryField;
import dev.vigia.history.ShownEntry;
import dev.vigia.http.UrlEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the page of a restoration shows.
 *
 * @param asked     whether the person is asked before much goes to zero
 * @param agreement what the button that agrees sends: it holds for this restoration and so many listings
 * @param sent      whether the person has pressed a button, and is told why that did not do it
 */
record RestorationView(ShownEntry shown, RestorationPlan plan, List<ValueLine> lines, ForetoldRestoration foretold,
        boolean asked, String agreement, boolean sent) {

    /** A value as the change left it, as it is, and as it would be. */
    record ValueLine(String label, String left, String now, String restored) {
    }

    /** What is the same in all three is no line. */
    static List<ValueLine> lines(RestorationPlan plan, FieldTexts texts) {
        return Arrays.stream(HistoryField.values()).map(field -> line(field, plan, texts)).filter(line -> !line.now
                .equals(line.restored) || plan.overtaken() && !line.left.equals(line.now)).toList();
    }

    private static ValueLine line(HistoryField field, RestorationPlan plan, FieldTexts texts) {
        String none = texts.words().nothing();
        return new ValueLine(texts.words().field(field), texts.of(field, plan.left()).orElse(none), texts.of(field, plan
                .now()).orElse(none), texts.of(field, plan.restored()).orElse(none));
    }

    public Optional<ChangeRefusal> refusal() {
        return plan.refusal();
    }

    public boolean isPossible() {
        return plan.isPossible();
    }

    /** Where what stands in the way can be changed; empty text where nowhere. */
    public String elsewhere() {
        return plan.refusal().filter(ChangeRefusal.TWIN::equals).map(twin -> "/rules").orElseGet(shown::elsewhere);
    }

    /** The page of a product. */
    public String address(String sku) {
        return "/stock/" + UrlEncoding.encoded(sku);
    }
}
