package dev.vigia.rule.file;

import dev.vigia.database.Spelling;
import dev.vigia.web.Language;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the columns of a file of rules mean. */
public enum RuleColumn {
    /** The number of the rule; none: a new one, or that of the same scope and dates. */
    ID, INTEGRATION, CATEGORY, SKU, MINIMUM, MODE, REOPEN_AT, CEILING, FROM, TO, REASON,
    /** Whether the rule ends. */
    END;

    private static final Pattern ZONE = Pattern.compile("\\s*\\(([^()]*)\\)$");

    /** As the address of the export calls it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its name in any language of the portal, with or without the zone behind it. */
    static Optional<RuleColumn> named(String heading) {
        return Optional.ofNullable(ColumnNames.ALL.get(folded(ZONE.matcher(Spelling.of(heading)).replaceFirst(""))));
    }

    /** What stands in brackets behind a name. */
    static Optional<String> zone(String heading) {
        return ZONE.matcher(Spelling.of(heading)).results().findFirst().map(found -> found.group(1));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Made when first asked for: the bundles are not there before. */
    private static final class ColumnNames {

        private static final Map<String, RuleColumn> ALL = new HashMap<>();

        static {
            for (Locale language : Language.ALL) {
                RuleFileMessages words = Language.in(language, RuleFileMessages.class);
                for (RuleColumn column : values()) {
                    ALL.put(folded(words.columnName(column)), column);
                }
            }
        }
    }
}
