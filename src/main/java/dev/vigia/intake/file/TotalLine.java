package dev.vigia.intake.file;

import dev.vigia.database.Spelling;
import dev.vigia.intake.column.Column;
import dev.vigia.intake.column.ColumnMap;
import dev.vigia.table.Row;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The lines below the goods that add them up, and products whose code is the word for it. */
final class TotalLine {

    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}");
    // Alone, or with what is added up, or how many there are; a product may be called "Total 90 ...".
    private static final Pattern TOTAL = Pattern.compile("(?:grand? |sub[- ]?)?(?:total(?:es|s)?|totais|suma|soma|sum)"
            + "(?:\\s*+(?:[:=]\\s*+)?"
            + "|\\s++(?:general|geral|de|del|do|da|dos|das|por|em|en|of|for|items|itens|unidades|stock|estoque)\\b.*"
            + "|(?:\\s*+[:=]\\s*+|\\s++)[\\d.,]++)");

    private static final int LONGEST = 400;

    // Asked of every line.
    private static final String FIRST_LETTERS = "tTsSgG";

    private TotalLine() {
    }

    /** Whether it names no SKU, or the word for a total instead of one and no product. */
    static boolean is(Row row, ColumnMap columns) {
        String sku = Spelling.of(columns.cell(Column.SKU, row.cells()));
        return sku.isEmpty() ? row.cells().stream().anyMatch(TotalLine::isTotal)
                : isTotal(sku) && Spelling.of(columns.cell(Column.NAME, row.cells())).isEmpty();
    }

    static boolean isTotal(String cell) {
        String text = Spelling.of(cell);
        if (text.isEmpty() || text.length() > LONGEST || FIRST_LETTERS.indexOf(text.charAt(0)) < 0) {
            return false;
        }
        return TOTAL.matcher(ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("")
                .toLowerCase(Locale.ROOT)).matches();
    }
}
