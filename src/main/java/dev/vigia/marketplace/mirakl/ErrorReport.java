package dev.vigia.marketplace.mirakl;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The report on the lines of a file, in whatever shape it comes. Mirakl documents a line number and a reason, and the
 * columns of the file behind them; an operator may name them otherwise, or send something that is no report at all, which
 * is one without lines.
 */
record ErrorReport(List<ReportLine> lines) {

    private static final String BOM = "\uFEFF";
    private static final Set<String> SKU = Set.of("offersku", "shopsku", "sku", "sellersku", "skuoffer", "skuoferta");
    private static final Set<String> NUMBER = Set.of("linenumber", "line", "lineno", "row", "rownumber", "linha",
            "numerodalinha", "nmerodalinha", "linea", "nmerodelnea");
    private static final Set<String> REASON = Set.of("errorreason", "errorreasons", "reason", "errormessage", "errors",
            "error", "message", "motivo", "erro", "mensagem", "errordetails");

    /** @param number of the line in the file, its heading being the first */
    record ReportLine(OptionalInt number, Optional<String> sku, String reason) {
    }

    static ErrorReport of(String text) {
        List<ReportLine> lines = new ArrayList<>();
        String report = text.startsWith(BOM) ? text.substring(BOM.length()) : text;
        try (CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(separator(report))
                .allowUnclosedQuote(false).allowExtraFields(true).allowMissingFields(true).ofCsvRecord(report)) {
            Optional<ReportColumns> columns = Optional.empty();
            for (CsvRecord line : csv) {
                if (columns.isEmpty()) {
                    columns = Optional.of(ReportColumns.of(line.getFields()));
                    if (columns.get().isHeading) {
                        continue;
                    }
                }
                columns.get().read(line.getFields()).ifPresent(lines::add);
            }
        } catch (CsvParseException | IllegalArgumentException broken) {
            // Whatever came before the break is good, and how many lines there should be is known.
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ErrorReport(lines);
    }

    private static char separator(String report) {
        String heading = report.lines().findFirst().orElse("");
        return ";,\t|".chars().mapToObj(sign -> (char) sign)
                .max(Comparator.comparing(sign -> heading.chars().filter(letter -> letter == sign).count()))
                .orElseThrow();
    }

    /** Which column is what; none where it is not known. */
    private record ReportColumns(boolean isHeading, OptionalInt number, OptionalInt sku, OptionalInt reason) {

        /** By the names of the first line; one that begins with a number is no heading, but as Mirakl documents it. */
        static ReportColumns of(List<String> first) {
            if (first.size() > 1 && number(first.get(0)).isPresent()) {
                return new ReportColumns(false, OptionalInt.of(0), OptionalInt.empty(), OptionalInt.of(1));
            }
            List<String> names = first.stream().map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                    .toList();
            return new ReportColumns(true, among(names, NUMBER), among(names, SKU), among(names, REASON));
        }

        private static OptionalInt among(List<String> names, Set<String> wanted) {
            return IntStream.range(0, names.size()).filter(column -> wanted.contains(names.get(column))).findFirst();
        }

        Optional<ReportLine> read(List<String> fields) {
            OptionalInt line = field(fields, number).map(ReportColumns::number).orElse(OptionalInt.empty());
            Optional<String> named = field(fields, sku).filter(text -> !text.isEmpty());
            String reasonGiven = reason.isPresent() ? field(fields, reason).orElse("") : rest(fields);
            return line.isEmpty() && named.isEmpty() ? Optional.empty()
                    : Optional.of(new ReportLine(line, named, reasonGiven));
        }

        private static Optional<String> field(List<String> fields, OptionalInt column) {
            return column.isPresent() && column.getAsInt() < fields.size()
                    ? Optional.of(fields.get(column.getAsInt()))
                    : Optional.empty();
        }

        private String rest(List<String> fields) {
            return IntStream.range(0, fields.size())
                    .filter(column -> !OptionalInt.of(column).equals(number) && !OptionalInt.of(column).equals(sku))
                    .mapToObj(fields::get).collect(Collectors.joining(" "));
        }

        private static OptionalInt number(String text) {
            String digits = text.strip();
            return digits.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
        }
    }
}
