package dev.vigia.intake.column;

import dev.vigia.database.Spelling;
import dev.vigia.inventory.Warehouse;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the units of a line may lie. Units of all warehouses add up: a file that leaves the warehouse out where there are
 * several would count the same units twice.
 *
 * @param codes   as they are kept
 * @param folding the rule by which two codes mean the same
 */
public record KnownWarehouses(List<String> codes, Folding folding) {

    static final KnownWarehouses NONE = new KnownWarehouses(List.of());

    /** What each code becomes; those that become the same mean the same. */
    public interface Folding {

        Map<String, String> of(Collection<String> codes);
    }

    /** Without a database, where case alone makes no difference. */
    public KnownWarehouses(List<String> codes) {
        this(codes, texts -> texts.stream().distinct().collect(Collectors.toMap(text -> text, text -> text.toLowerCase(
                Locale.ROOT))));
    }

    public static KnownWarehouses of(long retailerId) {
        return new KnownWarehouses(Warehouse.of(retailerId).stream().filter(warehouse -> warehouse.active)
                .map(warehouse -> warehouse.code).toList(),
                codes -> QuarkusTransaction.joiningExisting().call(() -> Warehouse.folded(codes)));
    }

    /** The warehouses that some texts mean, by the texts that mean one. */
    Map<String, String> meant(Collection<String> texts) {
        List<String> asked = texts.stream().filter(Spelling::isText).toList();
        if (codes.isEmpty() || asked.isEmpty()) {
            return Map.of();
        }
        Map<String, String> folded = folding.of(Stream.concat(codes.stream(), asked.stream()).toList());
        Map<String, String> known = codes.stream().collect(Collectors.toMap(folded::get, code -> code));
        Map<String, String> meant = new HashMap<>();
        asked.forEach(text -> Optional.ofNullable(known.get(folded.get(text))).ifPresent(code -> meant.put(text,
                code)));
        return meant;
    }

    /** Where units lie when the file does not say; empty when that is anybody's guess. */
    public Optional<String> usual() {
        return codes.isEmpty() ? Optional.of(Warehouse.MAIN)
                : codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
    }
}
