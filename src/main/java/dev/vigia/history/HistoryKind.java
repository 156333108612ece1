package dev.vigia.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the history can be narrowed to. A change of a minimum is one of a rule or of an integration, too. */
public enum HistoryKind {
    MINIMUM("sets_minimum"), RULE("kind = 'rule'"), INTEGRATION("kind = 'integration'"), HELD("kind = 'held'"), IMPORT(
            "kind = 'import'"), PRODUCT("kind = 'product'"), SETTING("kind = 'setting'"), PROPOSAL(
                    "kind = 'other' and action like 'change %'");

    /** What holds of an entry, in the words of an index. */
    final String condition;

    HistoryKind(String condition) {
        this.condition = condition;
    }

    /** As an address writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<HistoryKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
