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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the units of a line may lie. Units of all warehouses add up: a file that leaves the warehouse out where there are
 * several would count the same units twice.
 *
 * @param codes   of the retailer's warehouses, as they are kept
 * @param named   what files call some of them, and those that a person has said to be new
 * @param places  the warehouses that names of files mean by what people have said, by those names
 * @param unnamed where units lie when a file does not say, if a person has
 * @param folding the rule by which two codes mean the same
 */
public record KnownWarehouses(List<String> codes, List<String> named, Map<String, String> places,
        Optional<String> unnamed, Folding folding) {

    static final KnownWarehouses NONE = new KnownWarehouses(List.of());

    /** What each code becomes; those that become the same mean the same. */
    public interface Folding {

        Map<String, String> of(Collection<String> codes);
    }

    /** Without a database, where case alone makes no difference. */
    public KnownWarehouses(List<String> codes) {
        this(codes, List.of(), Map.of(), Optional.empty(), texts -> texts.stream().distinct().collect(Collectors.toMap(
                text -> text, text -> text.toLowerCase(Locale.ROOT))));
    }

    public static KnownWarehouses of(long retailerId) {
        return new KnownWarehouses(Warehouse.of(retailerId).stream().filter(warehouse -> warehouse.active)
                .map(warehouse -> warehouse.code).toList(), List.of(), Map.of(), Optional.empty(),
                codes -> QuarkusTransaction.joiningExisting().call(() -> Warehouse.folded(codes)));
    }

    /** The same, with what people have said. */
    public KnownWarehouses with(List<String> named, Map<String, String> places, Optional<String> unnamed) {
        return new KnownWarehouses(codes, named, places, unnamed, folding);
    }

    /** What each code becomes once it is known which warehouse it means: those of one warehouse become the same. */
    public Map<String, String> placesOf(Collection<String> texts) {
        List<String> asked = texts.stream().filter(Spelling::isText).toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<String, String> folded = folding.of(Stream.of(asked, places.keySet(), places.values())
                .flatMap(Collection::stream).toList());
        Map<String, String> placesByFold = new HashMap<>();
        places.forEach((name, place) -> placesByFold.put(folded.get(name), folded.get(place)));
        Map<String, String> found = new HashMap<>();
        asked.forEach(text -> found.put(text, placesByFold.getOrDefault(folded.get(text), folded.get(text))));
        return found;
    }

    /**
     * The retailer's warehouses that some texts mean, by the texts that mean one. What files call others is not among them: a
     * heading may be called like one and count something else.
     */
    Map<String, String> meant(Collection<String> texts) {
        return meant(codes, texts);
    }

    private Map<String, String> meant(List<String> all, Collection<String> texts) {
        List<String> asked = texts.stream().filter(Spelling::isText).toList();
        if (all.isEmpty() || asked.isEmpty()) {
            return Map.of();
        }
        Map<String, String> folded = folding.of(Stream.concat(all.stream(), asked.stream()).toList());
        Map<String, String> known = all.stream().collect(Collectors.toMap(folded::get, code -> code,
                (first, other) -> first));
        Map<String, String> meant = new HashMap<>();
        asked.forEach(text -> Optional.ofNullable(known.get(folded.get(text))).ifPresent(code -> meant.put(text,
                code)));
        return meant;
    }

    /** The one whose units a sheet counts by its name; empty if none, or if it may be several. */
    public Optional<String> unitsOf(String sheet) {
        List<String> all = Stream.concat(codes.stream(), named.stream()).toList();
        Set<String> counted = Set.copyOf(meant(all, Naming.of(sheet).units()).values());
        return counted.size() == 1 ? counted.stream().findFirst() : Optional.empty();
    }

    /** Where units lie when the file does not say; empty when that is anybody's guess. */
    public Optional<String> usual() {
        return codes.isEmpty() ? Optional.of(Warehouse.MAIN)
                : codes.size() == 1 ? Optional.of(codes.get(0)) : unnamed;
    }
}
