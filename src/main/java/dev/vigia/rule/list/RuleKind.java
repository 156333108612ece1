package dev.vigia.rule.list;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a rule is for, the widest first. */
public enum RuleKind {
    /** Whatever is sold. */
    EVERYTHING,
    /** A category and those below it. */
    CATEGORY,
    /** One product. */
    PRODUCT;

    /** As addresses and forms write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RuleKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
