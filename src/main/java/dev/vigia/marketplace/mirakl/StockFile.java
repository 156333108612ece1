package dev.vigia.marketplace.mirakl;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.http.Failure;
import dev.vigia.marketplace.http.Words;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file that carries quantities, and the report on its lines. */
final class StockFile {

    private static final String SKU = "offer-sku";
    private static final String BOM = "\uFEFF";
    /** Mirakl counts in 32 bits; the least that an operator is known to take as the most. */
    private static final int MOST_UNITS = 1_000_000_000;
    /** The second column of a report, as Mirakl documents it; the columns of the file itself follow. */
    private static final int REASON = 1;

    private StockFile() {
    }

    /** No column for a warehouse: the quantity is the offer's as a whole. */
    static String of(List<Offer> offers) {
        StringWriter file = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord(SKU, "quantity");
            offers.forEach(offer -> csv.writeRecord(offer.sku(),
                    Integer.toString(Math.min(offer.quantity(), MOST_UNITS))));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toString();
    }

    /**
     * Why each line in error was refused, by SKU.
     *
     * @throws Failure when the report is no such table
     */
    static Map<String, String> errors(String report) {
        Map<String, String> reasons = new HashMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().fieldSeparator(separator(report)).allowUnclosedQuote(
                false)
                .ofNamedCsvRecord(report.startsWith(BOM) ? report.substring(BOM.length()) : report)) {
            for (NamedCsvRecord line : csv) {
                Optional<String> sku = line.findField(SKU);
                if (sku.isEmpty() || line.getFieldCount() <= REASON) {
                    throw unreadable(report);
                }
                reasons.merge(sku.get(), line.getField(REASON), (one, other) -> one + "; " + other);
            }
        } catch (CsvParseException | IllegalArgumentException broken) {
            throw unreadable(report);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return reasons;
    }

    private static String separator(String report) {
        String header = report.lines().findFirst().orElse("");
        return header.contains(";") ? ";" : ",";
    }

    private static Failure unreadable(String report) {
        return Failure.unreadable("an error report that names no " + SKU + ": " + Words.shortened(report));
    }
}
