package dev.vigia.intake.column;

import dev.vigia.database.Spelling;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person says that a column means, as a form sends it. */
public final class TypedMeaning {

    /** Of the code of a warehouse. */
    public static final int LONGEST_CODE = 100;

    private TypedMeaning() {
    }

    /** As it is kept: a value of no list means nothing. */
    public static String plain(String meaning) {
        return ofWarehouse(meaning).map(of -> of + Spelling.of(meaning.substring(of.length())))
                .orElseGet(() -> Column.named(meaning).map(Column::name).orElse(""));
    }

    /** Whether it speaks of a warehouse by what cannot be its code. */
    public static boolean isOfNoCode(String meaning) {
        return ofWarehouse(meaning).filter(of -> !isCode(meaning.substring(of.length()))).isPresent();
    }

    private static Optional<String> ofWarehouse(String meaning) {
        return Stream.of(ColumnMap.UNITS_OF, ColumnMap.RESERVED_OF).filter(meaning::startsWith).findFirst();
    }

    public static boolean isCode(String text) {
        return !Spelling.of(text).isEmpty() && text.length() <= LONGEST_CODE && Spelling.isText(text)
                && !Spelling.hasControls(text);
    }
}
