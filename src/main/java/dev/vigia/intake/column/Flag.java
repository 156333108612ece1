package dev.vigia.intake.column;

import dev.vigia.database.Spelling;
import java.util.Optional;
import java.util.Set;

/** Yes or no, and the words that people write instead of a number: that there is always enough, or nothing. */
public final class Flag {

    private static final Set<String> TRUE = Set.of("true", "si", "sim", "s", "yes", "y", "1", "x", "verdadero",
            "verdadeiro");
    private static final Set<String> FALSE = Set.of("false", "no", "nao", "n", "0", "falso");
    // A column of states, such as the status of a product in a store.
    private static final Set<String> RETIRED = Set.of("retirado", "retirada", "retired", "inactivo", "inactiva",
            "inativo",
            "inativa", "inactive", "baja", "dadodebaja", "descontinuado", "descontinuada", "discontinuado",
            "discontinuada", "discontinued", "foradelinha", "archivado", "arquivado", "archived", "excluido",
            "excluida");
    private static final Set<String> OFFERED = Set.of("activo", "activa", "ativo", "ativa", "active");
    private static final Set<String> UNLIMITED = Set.of("ilimitado", "ilimitada", "infinito", "infinita", "sinlimite",
            "semlimite", "unlimited", "infinite");
    private static final Set<String> LIMITED = Set.of("limitado", "limitada", "limited");
    // The last one is Shopify's, of a warehouse that does not carry the product.
    private static final Set<String> SOLD_OUT = Set.of("agotado", "agotada", "agotados", "sinstock", "sinexistencia",
            "sinexistencias", "esgotado", "esgotada", "semestoque", "outofstock", "soldout", "nostock", "notstocked");
    private static final String INFINITY = "\u221E";

    private Flag() {
    }

    public static Optional<Boolean> read(String cell) {
        String word = Headings.folded(cell).orElse("");
        return TRUE.contains(word) ? Optional.of(true) : FALSE.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /** Whether a product is not sold any more: yes or no, or the state that it is in. */
    public static Optional<Boolean> readRetired(String cell) {
        String word = Headings.folded(cell).orElse("");
        return RETIRED.contains(word) ? Optional.of(true) : OFFERED.contains(word) ? Optional.of(false) : read(cell);
    }

    /** Whether there is always enough: yes or no, or the word that stands for it in the place of a quantity. */
    public static Optional<Boolean> readUnlimited(String cell) {
        return isUnlimited(cell) ? Optional.of(true)
                : LIMITED.contains(Headings.folded(cell).orElse("")) ? Optional.of(false) : read(cell);
    }

    /** Whether the cell of a quantity says that there is always enough. */
    public static boolean isUnlimited(String cell) {
        return Spelling.of(cell).equals(INFINITY) || UNLIMITED.contains(Headings.folded(cell).orElse(""));
    }

    /** Whether the cell of a quantity says that there is nothing. */
    public static boolean isSoldOut(String cell) {
        return SOLD_OUT.contains(Headings.folded(cell).orElse(""));
    }
}
