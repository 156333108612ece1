package dev.vigia.intake.file;

import java.util.Optional;
import java.util.Set;

/** Yes or no, and what people write instead of a number that has no end. */
final class Flag {

    private static final Set<String> TRUE = Set.of("true", "si", "sim", "s", "yes", "y", "1", "x", "verdadero",
            "verdadeiro");
    private static final Set<String> FALSE = Set.of("false", "no", "nao", "n", "0", "falso");
    private static final Set<String> UNLIMITED = Set.of("ilimitado", "ilimitada", "infinito", "infinita", "sinlimite",
            "semlimite", "unlimited", "infinite");
    private static final String INFINITY = "\u221E";

    private Flag() {
    }

    static Optional<Boolean> read(String cell) {
        String word = Headings.folded(cell).orElse("");
        return TRUE.contains(word) ? Optional.of(true) : FALSE.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /** Whether the cell of a quantity says that there is always enough. */
    static boolean isUnlimited(String cell) {
        return cell.strip().equals(INFINITY) || UNLIMITED.contains(Headings.folded(cell).orElse(""));
    }
}
