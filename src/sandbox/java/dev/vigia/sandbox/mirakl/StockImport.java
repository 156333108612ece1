package dev.vigia.sandbox.mirakl;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file of quantities and how far it has come. */
final class StockImport {

    private static final Set<String> COLUMNS = Set.of("offer-sku", "quantity", "warehouse-code", "update-delete");
    private static final int MOST_UNITS = 1_000_000_000;

    private final String id;
    private final String shop;
    private final Instant createdAt;
    private final byte[] content;
    private String status = "WAITING";
    private int applied;
    private final List<List<String>> errors = new ArrayList<>();

    StockImport(String id, String shop, Instant createdAt, byte[] content) {
        this.id = id;
        this.shop = shop;
        this.createdAt = createdAt;
        this.content = content;
    }

    String id() {
        return id;
    }

    String shop() {
        return shop;
    }

    synchronized void start() {
        status = "RUNNING";
    }

    /** @param dishonest reports as if every line were applied, and applies none */
    synchronized void work(Shops shops, boolean dishonest) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().fieldSeparator(';').allowUnclosedQuote(false)
                .ofNamedCsvRecord(new String(content, UTF_8))) {
            for (NamedCsvRecord line : csv) {
                if (!COLUMNS.containsAll(line.getHeader()) || !line.getHeader().containsAll(
                        Set.of("offer-sku", "quantity"))) {
                    status = "FAILED";
                    return;
                }
                work(line, shops, dishonest);
            }
            status = applied + errors.size() > 0 ? "COMPLETE" : "FAILED";
        } catch (CsvParseException | IllegalArgumentException malformed) {
            status = "FAILED";
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void work(NamedCsvRecord line, Shops shops, boolean dishonest) {
        String sku = line.getField("offer-sku");
        String quantity = line.getField("quantity");
        Optional<ShopOffer> offer = shops.find(shop, sku);
        if (offer.isEmpty()) {
            refuse(line, "The offer " + sku + " does not exist");
        } else if (!quantity.matches("\\d{1,10}") || Long.parseLong(quantity) > MOST_UNITS) {
            refuse(line, "The quantity must be a whole number from 0 to " + MOST_UNITS);
        } else if (line.findField("warehouse-code").filter(code -> !code.isEmpty()).isPresent()) {
            refuse(line, "The shop has no such warehouse");
        } else {
            applied++;
            if (!dishonest) {
                offer.get().take(Integer.parseInt(quantity));
            }
        }
    }

    private void refuse(NamedCsvRecord line, String reason) {
        errors.add(List.of(Long.toString(line.getStartingLineNumber()), reason, line.getField("offer-sku"),
                line.getField("quantity")));
    }

    synchronized Map<String, Object> answer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("import_id", id);
        answer.put("shop_id", shop);
        answer.put("date_created", createdAt);
        answer.put("status", status);
        answer.put("has_error_report", !errors.isEmpty());
        answer.put("lines_in_error", errors.size());
        answer.put("lines_in_success", applied);
        return answer;
    }

    /** Empty where no line is in error. */
    synchronized Optional<byte[]> report() {
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        StringWriter report = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').quoteStrategy(QuoteStrategies.ALWAYS)
                .build(report)) {
            csv.writeRecord("line-number", "error-reason", "offer-sku", "quantity");
            errors.forEach(csv::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Optional.of(report.toString().getBytes(UTF_8));
    }
}
