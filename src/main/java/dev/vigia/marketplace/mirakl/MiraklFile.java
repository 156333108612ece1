package dev.vigia.marketplace.mirakl;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.vigia.marketplace.Offer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** The file that carries quantities. */
final class MiraklFile {

    /** Mirakl counts in 32 bits; the least that an operator is known to take as the most. */
    private static final int MOST_UNITS = 1_000_000_000;

    private MiraklFile() {
    }

    /** No column for a warehouse: the quantity is the offer's as a whole. */
    static String of(List<Offer> offers) {
        StringWriter file = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord("offer-sku", "quantity");
            offers.forEach(offer -> csv.writeRecord(offer.sku(),
                    Integer.toString(units(offer))));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toString();
    }

    static int units(Offer offer) {
        return Math.min(offer.quantity(), MOST_UNITS);
    }

    /** Where an offer stands in a file: its heading is the first line. */
    static int line(int index) {
        return index + 2;
    }
}
