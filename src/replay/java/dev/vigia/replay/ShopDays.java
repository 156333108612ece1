package dev.vigia.replay;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A real shop's order lines, read as stock: each SKU opens with what it sold in its first 14 days, each line lowers it,
 * a return raises it, and a delivery brings it back to the opening quantity after a week without units.
 */
final class ShopDays {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int OPENING_DAYS = 14;
    private static final int DAYS_UNTIL_DELIVERY = 7;

    /** Names by SKU, the last one that was not empty. */
    final Map<String, String> names = new LinkedHashMap<>();
    final Map<String, Integer> opening = new LinkedHashMap<>();
    /** What one PUT carries: the lines of an invoice, or the deliveries of a morning. */
    final List<List<Change>> batches = new ArrayList<>();
    /** What is there at the end. */
    final Map<String, Integer> onHand = new LinkedHashMap<>();
    int lines;

    record Change(String sku, int onHand, Instant at) {
    }

    private record Line(String invoice, String sku, int quantity, LocalDateTime at) {
    }

    /** @param days how many days of the file are read, from its first */
    static ShopDays read(Path file, int days) throws IOException {
        ShopDays shop = new ShopDays();
        List<Line> lines = shop.lines(file, days);
        shop.open(lines);
        shop.sell(lines);
        return shop;
    }

    private List<Line> lines(Path file, int days) throws IOException {
        List<Line> found = new ArrayList<>();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                        .ofNamedCsvRecord(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : csv) {
                Line line = new Line(row.getField("InvoiceNo"), row.getField("StockCode"),
                        Integer.parseInt(row.getField("Quantity")), LocalDateTime.parse(row.getField("InvoiceDate"),
                                MOMENT));
                String name = row.getField("Description").strip();
                names.merge(line.sku, name.isEmpty() ? line.sku : name, (had, now) -> name.isEmpty() ? had : now);
                found.add(line);
            }
        }
        LocalDate last = found.get(0).at.toLocalDate().plusDays(days);
        return found.stream().filter(line -> line.at.toLocalDate().isBefore(last))
                .sorted(Comparator.comparing(Line::at)).toList();
    }

    private void open(List<Line> lines) {
        Map<String, LocalDateTime> first = new LinkedHashMap<>();
        for (Line line : lines) {
            LocalDateTime seen = first.computeIfAbsent(line.sku, sku -> line.at);
            opening.merge(line.sku, line.quantity > 0 && line.at.isBefore(seen.plusDays(OPENING_DAYS)) ? line.quantity
                    : 0,
                    Integer::sum);
        }
        opening.replaceAll((sku, quantity) -> Math.max(1, quantity));
        onHand.putAll(opening);
        this.lines = lines.size();
    }

    private void sell(List<Line> lines) {
        Map<String, LocalDate> emptySince = new LinkedHashMap<>();
        LocalDate day = null;
        String invoice = "";
        for (Line line : lines) {
            if (!line.at.toLocalDate().equals(day)) {
                day = line.at.toLocalDate();
                deliver(day, emptySince);
            }
            if (!line.invoice.equals(invoice)) {
                invoice = line.invoice;
                batches.add(new ArrayList<>());
            }
            int left = onHand.merge(line.sku, -line.quantity, Integer::sum);
            if (left > 0) {
                emptySince.remove(line.sku);
            } else {
                emptySince.putIfAbsent(line.sku, day);
            }
            batches.get(batches.size() - 1).add(new Change(line.sku, left, line.at.toInstant(ZoneOffset.UTC)));
        }
    }

    private void deliver(LocalDate day, Map<String, LocalDate> emptySince) {
        List<Change> deliveries = new ArrayList<>();
        emptySince.entrySet().removeIf(entry -> {
            boolean due = !entry.getValue().plusDays(DAYS_UNTIL_DELIVERY).isAfter(day);
            if (due) {
                onHand.put(entry.getKey(), opening.get(entry.getKey()));
                deliveries.add(new Change(entry.getKey(), opening.get(entry.getKey()), day.atStartOfDay().toInstant(
                        ZoneOffset.UTC)));
            }
            return due;
        });
        if (!deliveries.isEmpty()) {
            batches.add(deliveries);
        }
    }
}
