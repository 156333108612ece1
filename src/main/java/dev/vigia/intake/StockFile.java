package dev.vigia.intake;

import static java.nio.charset.CodingErrorAction.REPORT;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A file of stock levels as spreadsheets and stores write them: the first line names the columns, in any order and in any
 * of the portal's languages; commas, semicolons or tabs stand between the cells. UTF-8, or what Excel writes without it.
 */
final class StockFile {

    /** What keeps a file from being read at all. */
    enum Problem {
        EMPTY, NOT_TEXT, COLUMNS_MISSING, COLUMN_TWICE, BROKEN
    }

    /** Thrown for a file as a whole; a bad line is told like a bad item of a batch. */
    static final class Unreadable extends RuntimeException {

        final Problem problem;
        /** The column, or the columns there are; empty if nothing more can be said. */
        final String detail;

        private Unreadable(Problem problem, String detail) {
            super(problem.name());
            this.problem = problem;
            this.detail = shortened(detail);
        }
    }

    /** A column by the name the API gives it, and by the names people give it. */
    private enum Column {
        SKU("sku", "codigo", "codigosku", "referencia"),
        WAREHOUSE("warehouse", "almacen", "deposito", "bodega"),
        ON_HAND("onHand", "stock", "existencias", "cantidad", "estoque", "quantidade", "quantity", "qty"),
        RESERVED("reserved", "reservado", "reservados", "reserva"),
        UNLIMITED("unlimited", "ilimitado", "sinlimite", "semlimite"),
        OBSERVED_AT("observedAt", "observado", "observadoen", "observadoem");

        private final String field;
        private final Set<String> names;

        Column(String field, String... others) {
            this.field = field;
            this.names = Arrays.stream(others).collect(Collectors.toSet());
        }

        static Optional<Column> named(String head) {
            String folded = folded(head);
            return Arrays.stream(values()).filter(column -> folded.equals(folded(column.field))
                    || column.names.contains(folded)).findFirst();
        }
    }

    private static final Charset EXCEL = Charset.forName("windows-1252");
    private static final Set<Integer> UTF_16_MARKS = Set.of(0xFEFF, 0xFFFE);
    private static final char[] SEPARATORS = { ',', ';', '\t' };
    // Of all cells of a line together.
    private static final int LONGEST_LINE = 1 << 16;
    private static final int LONGEST_DETAIL = 200;
    private static final int BUFFER = 1 << 16;
    private static final Set<String> TRUE = Set.of("true", "si", "sim", "yes", "1", "x", "verdadero", "verdadeiro");
    private static final Set<String> FALSE = Set.of("false", "no", "nao", "0", "falso");

    private final Path path;
    private final Charset charset;
    private final char separator;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final List<String> head;
    private final List<String> ignored = new ArrayList<>();

    private StockFile(Path path, Charset charset, char separator, List<String> head) {
        this.path = path;
        this.charset = charset;
        this.separator = separator;
        this.head = head;
        for (int place = 0; place < head.size(); place++) {
            String name = heading(place);
            Optional<Column> column = Column.named(name);
            if (column.isEmpty() && !name.isEmpty()) {
                ignored.add(name);
            } else if (column.isPresent()) {
                Integer before = places.put(column.get(), place);
                if (before != null) {
                    throw new Unreadable(Problem.COLUMN_TWICE, heading(before) + ", " + name);
                }
            }
        }
        if (!places.containsKey(Column.SKU)
                || !places.containsKey(Column.ON_HAND) && !places.containsKey(Column.UNLIMITED)) {
            throw new Unreadable(Problem.COLUMNS_MISSING, String.join(", ", head));
        }
    }

    /**
     * Looks at the first line.
     *
     * @throws Unreadable if it is no file of stock levels
     */
    static StockFile open(Path path) {
        try {
            Charset charset = charset(path);
            char separator = separator(path, charset);
            try (CsvReader<CsvRecord> csv = csv(path, charset, separator)) {
                Iterator<CsvRecord> records = csv.iterator();
                if (!records.hasNext()) {
                    throw new Unreadable(Problem.EMPTY, "");
                }
                return new StockFile(path, charset, separator, records.next().getFields());
            }
        } catch (CsvParseException broken) {
            throw new Unreadable(Problem.BROKEN, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The columns that mean nothing to us, as the file names them, as far as a person reads on. */
    String ignored() {
        return shortened(String.join(", ", ignored));
    }

    /**
     * Reads line by line, and holds one of them in memory.
     *
     * @param now     when it came in
     * @param known   the retailer's warehouses
     * @param good    with the number of the line as its place
     * @param refused with the name that the file gives the column
     * @throws Unreadable if it breaks off, for instance in an open quotation
     */
    void read(Instant now, KnownWarehouses known, Consumer<StockItem> good, Consumer<RefusedItem> refused) {
        try (CsvReader<CsvRecord> csv = csv(path, charset, separator)) {
            Iterator<CsvRecord> records = csv.iterator();
            records.next();
            while (records.hasNext()) {
                CsvRecord line = records.next();
                if (line.getFields().stream().allMatch(String::isBlank)) {
                    continue;
                }
                try {
                    good.accept(item(line, now, known));
                } catch (ItemReader.Refused e) {
                    refused.accept(inTheWordsOfTheFile(e.item));
                }
            }
        } catch (CsvParseException broken) {
            throw new Unreadable(Problem.BROKEN, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StockItem item(CsvRecord line, Instant now, KnownWarehouses known) throws ItemReader.Refused {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        places.forEach((column, place) -> {
            String cell = place < line.getFieldCount() ? line.getField(place).strip() : "";
            if (!cell.isEmpty()) {
                item.set(column.field, value(column, cell));
            }
        });
        ItemReader reader = new ItemReader((int) line.getStartingLineNumber(), item);
        if (hasMoreCellsThanColumns(line)) {
            throw reader.refused("", Refusal.MORE_CELLS_THAN_COLUMNS);
        }
        if (!item.has(Column.WAREHOUSE.field)) {
            item.put(Column.WAREHOUSE.field, known.usual()
                    .orElseThrow(() -> reader.refused(Column.WAREHOUSE.field, Refusal.WAREHOUSE_MISSING)));
        }
        StockItem read = reader.stock(now);
        if (!known.admits(read.warehouse())) {
            throw reader.refused(Column.WAREHOUSE.field, Refusal.WAREHOUSE_UNKNOWN);
        }
        return read;
    }

    /** "1,234" without quotes is two cells, and one unit where 1,234 were meant. */
    private boolean hasMoreCellsThanColumns(CsvRecord line) {
        return line.getFields().stream().skip(head.size()).anyMatch(cell -> !cell.isBlank());
    }

    /** What is not what the column asks for stays a text, which the reader of items refuses. */
    private static JsonNode value(Column column, String cell) {
        return switch (column) {
            case ON_HAND, RESERVED -> units(cell);
            case UNLIMITED -> flag(cell);
            default -> JsonNodeFactory.instance.textNode(cell);
        };
    }

    private static JsonNode units(String cell) {
        try {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(cell));
        } catch (NumberFormatException e) {
            return JsonNodeFactory.instance.textNode(cell);
        }
    }

    private static JsonNode flag(String cell) {
        String folded = folded(cell);
        return TRUE.contains(folded) || FALSE.contains(folded)
                ? JsonNodeFactory.instance.booleanNode(TRUE.contains(folded))
                : JsonNodeFactory.instance.textNode(cell);
    }

    private RefusedItem inTheWordsOfTheFile(RefusedItem item) {
        String field = places.entrySet().stream().filter(place -> place.getKey().field.equals(item.field()))
                .map(place -> heading(place.getValue())).findFirst().orElse(item.field());
        return new RefusedItem(item.index(), item.sku(), field, item.refusal());
    }

    private String heading(int place) {
        return shortened(head.get(place).replace("\0", "").strip());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…";
    }

    private static CsvReader<CsvRecord> csv(Path path, Charset charset, char separator) throws IOException {
        return CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).detectBomHeader(true)
                .allowUnclosedQuote(false).maxBufferSize(LONGEST_LINE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(path, charset);
    }

    private static Charset charset(Path path) throws IOException {
        byte[] start;
        try (InputStream bytes = Files.newInputStream(path)) {
            start = bytes.readNBytes(BUFFER);
        }
        if (start.length > 1 && UTF_16_MARKS.contains((start[0] & 0xFF) << 8 | start[1] & 0xFF)) {
            return UTF_16;
        }
        // A workbook or a picture has a NUL soon; a text never.
        for (byte b : start) {
            if (b == 0) {
                throw new Unreadable(Problem.NOT_TEXT, "");
            }
        }
        return isUtf8(path) ? UTF_8 : EXCEL;
    }

    private static boolean isUtf8(Path path) throws IOException {
        try (Reader text = new InputStreamReader(Files.newInputStream(path), UTF_8.newDecoder()
                .onMalformedInput(REPORT))) {
            char[] buffer = new char[BUFFER];
            while (text.read(buffer) >= 0) {
                // Reading is the check.
            }
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    /** The one that stands most often in the first line. */
    private static char separator(Path path, Charset charset) throws IOException {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(Files.newInputStream(path), charset))) {
            char[] start = new char[BUFFER];
            int read = Math.max(0, text.read(start));
            String first = new String(start, 0, read).lines().filter(line -> !line.isBlank()).findFirst().orElse("");
            char most = SEPARATORS[0];
            for (char candidate : SEPARATORS) {
                if (count(first, candidate) > count(first, most)) {
                    most = candidate;
                }
            }
            return most;
        }
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
