package dev.vigia.settings;

import dev.vigia.web.Zone;
import java.text.Collator;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The time zones to choose from, by part of the world and by city; those of most retailers first. */
final class Zones {

    static final String USUAL = "";

    private static final List<String> OF_MOST = List.of("America/Sao_Paulo", "America/Manaus",
            "America/Argentina/Buenos_Aires", "America/Santiago", "America/Bogota", "America/Mexico_City",
            "America/Lima", "America/Montevideo", "America/Asuncion", "America/La_Paz", "America/Guayaquil",
            "America/Caracas");
    private static final Pattern OF_A_CITY = Pattern.compile(
            "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

    /** @param name with its city and its distance from Greenwich */
    public record ZoneOption(String id, String name, boolean chosen) {
    }

    /** @param name as IANA has it; {@link #USUAL} for those of most retailers */
    public record Region(String name, List<ZoneOption> zones) {
    }

    private Zones() {
    }

    static boolean isOffered(String id) {
        return OF_A_CITY.matcher(id).matches() && ZoneId.getAvailableZoneIds().contains(id);
    }

    static List<Region> offered(ZoneId chosen, Locale locale) {
        List<Region> regions = new ArrayList<>();
        List<String> usual = new ArrayList<>(OF_MOST);
        if (!usual.contains(chosen.getId())) {
            usual.add(0, chosen.getId());
        }
        regions.add(new Region(USUAL, choices(usual, chosen, locale)));
        Map<String, List<String>> byRegion = new LinkedHashMap<>();
        ZoneId.getAvailableZoneIds().stream().filter(id -> isOffered(id) && !usual.contains(id)).sorted()
                .forEach(id -> byRegion.computeIfAbsent(id.substring(0, id.indexOf('/')), first -> new ArrayList<>())
                        .add(id));
        byRegion.forEach((name, ids) -> regions.add(new Region(name, byCity(choices(ids, chosen, locale), locale))));
        return regions;
    }

    private static List<ZoneOption> choices(List<String> ids, ZoneId chosen, Locale locale) {
        return ids.stream().map(id -> new ZoneOption(id, Zone.name(ZoneId.of(id), locale), id.equals(chosen.getId())))
                .toList();
    }

    /** IANA keeps older names of a city beside the present one; whoever reads sees the city once. */
    private static List<ZoneOption> byCity(List<ZoneOption> choices, Locale locale) {
        Map<String, ZoneOption> once = new LinkedHashMap<>();
        choices.stream().sorted(Comparator.comparingInt((ZoneOption choice) -> choice.id().length()).reversed())
                .forEach(choice -> once.putIfAbsent(choice.name(), choice));
        return once.values().stream().sorted(Comparator.comparing(ZoneOption::name, Collator.getInstance(locale)))
                .toList();
    }
}
