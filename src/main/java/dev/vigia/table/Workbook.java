package dev.vigia.table;

import dev.vigia.table.Unreadable.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A sheet of a workbook of Excel (XLSX). Of a formula it reads the value that Excel has saved beside it.
 *
 * @param part  of the archive, in which its rows are
 * @param texts of all sheets
 */
record Workbook(Path path, String part, String sheet, SharedTexts texts) implements Table {

    static final String BOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final byte[] ARCHIVE = { 'P', 'K', 3, 4 };
    private static final Set<String> HIDDEN = Set.of("hidden", "veryHidden");

    static boolean isOne(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path)) {
            return Arrays.equals(bytes.readNBytes(ARCHIVE.length), ARCHIVE);
        }
    }

    /** Those that are not hidden, in their order. */
    static List<Table> sheets(Path path) throws IOException {
        SharedTexts texts = new SharedTexts();
        try {
            new WorkbookCheck(path, texts).run();
            List<Table> sheets = sheets(path, texts);
            if (sheets.isEmpty()) {
                throw new Unreadable(FileProblem.EMPTY, "");
            }
            return sheets;
        } catch (IOException | RuntimeException e) {
            texts.close();
            throw e;
        }
    }

    private static List<Table> sheets(Path path, SharedTexts texts) throws IOException {
        try (ZipFile archive = new ZipFile(path.toFile())) {
            Map<String, String> parts = parts(archive);
            List<Table> sheets = new ArrayList<>();
            each(archive, BOOK, "sheet", sheet -> {
                String name = Optional.ofNullable(sheet.getAttributeValue(null, "name")).orElse("");
                if (!HIDDEN.contains(Optional.ofNullable(sheet.getAttributeValue(null, "state")).orElse(""))) {
                    String part = Optional.ofNullable(parts.get(relation(sheet)))
                            .orElseThrow(() -> new Unreadable(FileProblem.WORKBOOK_BROKEN, name));
                    sheets.add(new Workbook(path, part, name, texts));
                }
            });
            return sheets;
        } catch (XMLStreamException e) {
            throw new Unreadable(FileProblem.WORKBOOK_BROKEN, "");
        }
    }

    /** What parts of the archive the book calls its own, by the marks it calls them by. */
    private static Map<String, String> parts(ZipFile archive) throws IOException, XMLStreamException {
        Map<String, String> parts = new HashMap<>();
        each(archive, RELATIONS, "Relationship", relation -> {
            String target = Optional.ofNullable(relation.getAttributeValue(null, "Target")).orElse("");
            entry(archive, target.startsWith("/") ? target.substring(1) : "xl/" + target)
                    .ifPresent(part -> parts.put(relation.getAttributeValue(null, "Id"), part));
        });
        return parts;
    }

    /** Only what was looked at before anybody opened the workbook. */
    private static Optional<String> entry(ZipFile archive, String name) {
        return Optional.ofNullable(archive.getEntry(name)).<ZipEntry>map(entry -> entry)
                .or(() -> archive.stream().<ZipEntry>map(entry -> entry)
                        .filter(entry -> entry.getName().equalsIgnoreCase(name)).findFirst())
                .map(ZipEntry::getName).filter(part -> part.endsWith(".xml"));
    }

    private static String relation(XMLStreamReader sheet) {
        for (int place = 0; place < sheet.getAttributeCount(); place++) {
            if (sheet.getAttributeLocalName(place).equals("id") && sheet.getAttributeNamespace(place) != null
                    && !sheet.getAttributeNamespace(place).isEmpty()) {
                return sheet.getAttributeValue(place);
            }
        }
        return "";
    }

    /** Is given a reader at the beginning of an element. */
    private interface ElementReader {

        void read(XMLStreamReader element) throws XMLStreamException;
    }

    private static void each(ZipFile archive, String part, String element, ElementReader each)
            throws IOException, XMLStreamException {
        ZipEntry entry = Optional.ofNullable(archive.getEntry(part))
                .orElseThrow(() -> new Unreadable(FileProblem.WORKBOOK_BROKEN, part));
        try (InputStream content = archive.getInputStream(entry)) {
            XMLStreamReader xml = PartXml.of(content);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(element)) {
                    each.read(xml);
                }
            }
        }
    }

    @Override
    public Format format() {
        return new Format(FileType.XLSX, "", ';', Optional.of(sheet));
    }

    @Override
    public Rows rows(LineShape shape) {
        try {
            return new SheetRows(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        texts.close();
    }
}
