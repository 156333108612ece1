package dev.vigia.marketplace.mirakl;

import dev.vigia.marketplace.Offer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which lines of a file a report refuses.
 *
 * @param refused why, by SKU
 * @param named   how many lines it names, whether they are still asked about or not
 * @param clear   whether each of them is known, so that the other lines were applied if enough are named
 */
record Lines(Map<String, String> refused, int named, boolean clear) {

    /** Where an offer stands in a file is remembered with it, as the file's id and the line. */
    static String remembered(String file, int line) {
        return file + ":" + line;
    }

    static Lines refused(ErrorReport report, String file, List<Offer> offers) {
        Set<String> skus = offers.stream().map(Offer::sku).collect(Collectors.toSet());
        Map<Integer, String> byLine = offers.stream().filter(offer -> line(offer, file).isPresent())
                .collect(Collectors.toMap(offer -> line(offer, file).getAsInt(), Offer::sku, (one, other) -> one));
        boolean allLines = byLine.size() == offers.size();
        Map<String, String> refused = new HashMap<>();
        Set<Object> named = new HashSet<>();
        boolean clear = true;
        for (ErrorReport.ReportLine line : report.lines()) {
            named.add(line.number().isPresent() ? line.number() : line.sku());
            Optional<String> sku = line.sku().filter(skus::contains)
                    .or(() -> line.number().isPresent() ? Optional.ofNullable(byLine.get(line.number().getAsInt()))
                            : Optional.empty());
            sku.ifPresent(found -> refused.merge(found, line.reason(),
                    (one, other) -> one.equals(other) ? one : one + "; " + other));
            // A line that is not asked about any more is somebody's, unless lines are counted in another way.
            clear &= sku.isPresent() || allLines && line.number().isPresent()
                    && line.number().getAsInt() >= MiraklFile.line(0);
        }
        return new Lines(refused, named.size(), clear);
    }

    private static OptionalInt line(Offer offer, String file) {
        Function<String, OptionalInt> number = text -> text.matches("\\d{1,9}")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
        return offer.remote().filter(remembered -> remembered.startsWith(file + ":"))
                .map(remembered -> number.apply(remembered.substring(file.length() + 1))).orElse(OptionalInt.empty());
    }

    /** Whether every line in error is known. */
    boolean areAll(int inError) {
        return clear && named >= inError;
    }
}
