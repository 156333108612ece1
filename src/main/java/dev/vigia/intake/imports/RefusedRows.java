package dev.vigia.intake.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.vigia.intake.Batch;
import dev.vigia.intake.IntakeMessages;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.column.AddedColumns;
import dev.vigia.intake.column.Column;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.file.ImportContent;
import dev.vigia.intake.file.ImportRefusals;
import dev.vigia.intake.file.JoinedHead;
import dev.vigia.intake.file.StockFile;
import dev.vigia.intake.file.StockImport;
import dev.vigia.intake.file.WarehouseMappings;
import dev.vigia.table.Formulas;
import dev.vigia.table.Row;
import dev.vigia.table.Unreadable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A person's own rows that were refused, each with the reason behind it, to be corrected and handed in again. */
@ApplicationScoped
class RefusedRows {

    private final ImportRefusals refusals;
    private final ImportContent contents;
    private final ColumnMappings mappings;
    private final WarehouseMappings warehouses;
    private final NearMatches near;

    RefusedRows(ImportRefusals refusals, ImportContent contents, ColumnMappings mappings, WarehouseMappings warehouses,
            NearMatches near) {
        this.refusals = refusals;
        this.contents = contents;
        this.mappings = mappings;
        this.warehouses = warehouses;
        this.near = near;
    }

    boolean areKept(StockImport file) {
        return !file.columnsNeeded && contents.isKept(file);
    }

    /**
     * Writes them all before the first is sent: half of them must not look like all.
     *
     * @return empty if the file would be read otherwise by now than it was
     * @throws NotFoundException if the file itself has been forgotten
     */
    Optional<StreamingOutput> of(StockImport file, IntakeMessages words, ImportMessages headings,
            PreviewMessages columns) {
        if (!areKept(file)) {
            throw new NotFoundException();
        }
        Path path = contents.layOut(file);
        KnownWarehouses known = warehouses.known(file.retailerId);
        try (StockFile content = StockFile.open(path, known, file.options(mappings.of(file.retailerId)))) {
            if (!content.format().hasLinesOf(file.format)) {
                return Optional.empty();
            }
            JoinedHead head = content.head(columns.meaningName(Column.WAREHOUSE));
            head.meanings(known).ifPresent(meanings -> mappings.keepOfRows(file, head.names(), meanings));
            Path rows = written(file, content, head.names(), new RowWords(words, headings, columns));
            return Optional.of(out -> send(rows, out));
        } catch (Unreadable otherwise) {
            return Optional.empty();
        } finally {
            ImportContent.delete(path);
        }
    }

    /** In the person's language. */
    private record RowWords(IntakeMessages intake, ImportMessages headings, PreviewMessages columns) {

        /** What is wrong with a line; of several faults each with the column that it is in. */
        String why(List<RejectedItem> faults) {
            return faults.stream().map(fault -> faults.size() == 1 ? intake.rejection(fault.code()) : why(fault))
                    .distinct()
                    .collect(Collectors.joining("; "));
        }

        private String why(RejectedItem fault) {
            String column = RejectedLines.named(fault, columns);
            return column.isEmpty() ? intake.rejection(fault.code()) : column + ": " + intake.rejection(fault.code());
        }
    }

    private Path written(StockImport file, StockFile content, List<String> head, RowWords words) {
        try {
            Path rows = Files.createTempFile("vigia-rows", "");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(rows))) {
                write(out, file, content, head, words);
                return rows;
            } catch (IOException | RuntimeException failure) {
                Files.delete(rows);
                throw failure;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Path rows, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(rows, StandardOpenOption.DELETE_ON_CLOSE)) {
            in.transferTo(out);
        }
    }

    private void write(OutputStream out, StockImport file, StockFile content, List<String> head, RowWords words)
            throws IOException {
        ImportMessages headings = words.headings;
        out.write(RejectedLines.MARK);
        Refusals refusals = new Refusals(file);
        List<String> added = new ArrayList<>(List.of(headings.why(), headings.similar(), AddedColumns.received(headings
                .importReceivedAt(), AddedColumns.received(head).orElse(file.receivedAt))));
        content.notationOfRows().map(notation -> AddedColumns.numbers(headings.numbers(), notation))
                .ifPresent(added::add);
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(out, UTF_8)) {
            csv.writeRecord(line(head, head, added));
            content.eachRow(row -> {
                List<RejectedItem> faults = refusals.of(row.line());
                if (areToCorrect(faults)) {
                    csv.writeRecord(line(cells(row), head, because(words.why(faults), refusals.similar(faults), added
                            .size())));
                }
            });
        }
    }

    /** Not with the larger of two counts of the same: handed in again it would be the later one, and hold. */
    private static boolean areToCorrect(List<RejectedItem> faults) {
        return !faults.isEmpty() && faults.stream().noneMatch(fault -> fault.code() == RejectionCode.LINE_TWICE);
    }

    private static List<String> because(String why, String similar, int columns) {
        List<String> cells = new ArrayList<>(Collections.nCopies(columns, ""));
        cells.set(0, why);
        cells.set(1, similar);
        return cells;
    }

    private static List<String> cells(Row row) {
        return row.broken().map(broken -> List.of(broken.text())).orElse(row.cells());
    }

    /** What a line has more than there are columns stands behind ours, so that it is still too much. */
    private static List<String> line(List<String> said, List<String> head, List<String> added) {
        int own = AddedColumns.own(head).size();
        List<String> given = new ArrayList<>(said.subList(0, Math.min(said.size(), own)));
        while (given.size() < own) {
            given.add("");
        }
        given.addAll(added);
        given.addAll(said.subList(Math.min(said.size(), head.size()), said.size()));
        given.replaceAll(Formulas::marked);
        return given;
    }

    /** What is wrong with the refused lines of a file in their order, some thousands at a time. */
    private final class Refusals {

        private final StockImport file;
        private final Deque<RejectedItem> next = new ArrayDeque<>();
        private Map<String, String> similar = Map.of();
        private int last;
        private boolean isLast;

        Refusals(StockImport file) {
            this.file = file;
        }

        List<RejectedItem> of(int line) {
            while (next.isEmpty() && !isLast || !next.isEmpty() && next.peek().index() < line) {
                if (next.isEmpty()) {
                    fill();
                } else {
                    next.remove();
                }
            }
            List<RejectedItem> faults = new ArrayList<>();
            while (!next.isEmpty() && next.peek().index() == line) {
                faults.add(next.remove());
            }
            return faults;
        }

        private void fill() {
            List<RejectedItem> items = refusals.after(file, last, Batch.MOST);
            isLast = items.size() < Batch.MOST;
            if (!items.isEmpty()) {
                last = items.get(items.size() - 1).index();
                next.addAll(items);
                similar = near.of(file.retailerId, items);
            }
        }

        String similar(List<RejectedItem> faults) {
            return faults.stream().filter(fault -> fault.code() == RejectionCode.SKU_UNKNOWN).findFirst()
                    .map(fault -> similar.getOrDefault(fault.sku(), "")).orElse("");
        }
    }
}
