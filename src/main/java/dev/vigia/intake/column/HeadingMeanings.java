package dev.vigia.intake.column;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the headings of a line mean, by the places of their columns.
 *
 * @param found       of each meaning the places, those of the clearest headings first
 * @param differences what may be read as units less those that are reserved
 * @param others      what is no name of a column
 */
record HeadingMeanings(Map<Column, Map<Integer, List<Integer>>> found, List<Integer> differences,
        List<Integer> others) {

    static HeadingMeanings of(List<String> cells) {
        HeadingMeanings all = new HeadingMeanings(new EnumMap<>(Column.class), new ArrayList<>(), new ArrayList<>());
        List<Optional<Headings.Meaning>> meanings = Headings.meanings(cells);
        for (int place = 0; place < cells.size(); place++) {
            Optional<Headings.Meaning> meaning = meanings.get(place);
            if (Naming.isDifference(cells.get(place))) {
                all.differences.add(place);
            } else if (meaning.isPresent()) {
                all.found.computeIfAbsent(meaning.get().column(), column -> new TreeMap<>())
                        .computeIfAbsent(meaning.get().rank(), rank -> new ArrayList<>()).add(place);
            } else {
                all.others.add(place);
            }
        }
        return all;
    }

    /** What each heading means by itself or among the others, where it cannot be a difference. */
    static List<Optional<Headings.Meaning>> each(List<String> cells) {
        List<Optional<Headings.Meaning>> meanings = Headings.meanings(cells);
        return IntStream.range(0, cells.size()).mapToObj(place -> meanings.get(place)
                .filter(meaning -> !Naming.isDifference(cells.get(place)))).toList();
    }
}
