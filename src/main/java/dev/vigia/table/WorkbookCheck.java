package dev.vigia.table;

import dev.vigia.table.Unreadable.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks at a workbook before anybody opens it: an archive may hold thousands of parts, inflate to more than the disk, define
 * entities, lead elsewhere, and name cells and texts that make its reader fill the memory. It lays the texts aside that
 * stand beside the sheets.
 */
final class WorkbookCheck {

    private static final int MOST_PARTS = 1_000;
    private static final long MOST_BYTES = 1L << 30;
    // Rows that are nearly alike are written a hundred times shorter at most.
    private static final long LARGE = 1L << 26;
    private static final long MOST_TIMES = 200;
    private static final int MOST_ARRAY_FORMULAS = 10_000;
    private static final String CONTENTS = "[Content_Types].xml";
    // Up to AMJ, the 1,024th: a row is held in memory as wide as its last cell.
    private static final Pattern CELL = Pattern.compile("\\$?(?:[A-Z]{1,2}|A[A-L][A-Z]|AM[A-J])\\$?\\d{1,7}");
    private static final Pattern FAR_CELL = Pattern.compile("\\$?[A-Z]{3}\\$?\\d{1,7}");
    private static final Pattern READ_AS_XML = Pattern.compile("(?i).*(worksheet|sharedstrings|sheet\\.main).*");

    private final Path path;
    private final SharedTexts texts;
    private long size;
    private long bytes;
    private boolean hasTexts;
    private boolean isOfTexts;
    private long highestText = -1;
    private int arrayFormulas;

    /** @param texts is given those that stand beside the sheets */
    WorkbookCheck(Path path, SharedTexts texts) {
        this.path = path;
        this.texts = texts;
    }

    /** @throws Unreadable if it is none, or none to be opened */
    void run() throws IOException {
        size = Files.size(path);
        try (ZipFile archive = new ZipFile(path.toFile())) {
            if (archive.getEntry(Workbook.BOOK) == null || archive.getEntry(CONTENTS) == null) {
                throw new Unreadable(FileProblem.NOT_TEXT, "");
            }
            List<? extends ZipEntry> parts = archive.stream().limit(MOST_PARTS + 1L).toList();
            if (parts.size() > MOST_PARTS) {
                throw new Unreadable(FileProblem.WORKBOOK_TOO_LARGE, "");
            }
            Set<String> names = new HashSet<>();
            for (ZipEntry part : parts) {
                if (!names.add(part.getName().toLowerCase(Locale.ROOT))) {
                    throw new Unreadable(FileProblem.WORKBOOK_BROKEN, part.getName());
                }
                check(archive, part);
            }
            if (highestText >= texts.count()) {
                throw new Unreadable(FileProblem.WORKBOOK_BROKEN, "");
            }
        } catch (ZipException e) {
            throw new Unreadable(FileProblem.NOT_TEXT, "");
        }
    }

    private void check(ZipFile archive, ZipEntry part) throws IOException {
        String name = part.getName();
        if (name.startsWith("xl/externalLinks/")) {
            throw new Unreadable(FileProblem.WORKBOOK_OF_OTHERS, "");
        }
        if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
            return;
        }
        isOfTexts = false;
        try (InputStream content = new InflatedPart(archive.getInputStream(part), this::count)) {
            XMLStreamReader reader = new GuardedXml(content, name);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    check(reader, name);
                }
            }
        } catch (XMLStreamException e) {
            throw new Unreadable(FileProblem.WORKBOOK_BROKEN, name);
        }
    }

    private void check(XMLStreamReader element, String part) throws XMLStreamException {
        switch (element.getLocalName()) {
            case "c" -> checkCell(element, part);
            case "f" -> checkFormula(element);
            case "sst" -> {
                if (hasTexts) {
                    throw new Unreadable(FileProblem.WORKBOOK_BROKEN, part);
                }
                hasTexts = true;
                isOfTexts = true;
            }
            case "si" -> {
                if (isOfTexts) {
                    texts.add(PartXml.textOfRuns(element));
                }
            }
            case "Relationship" -> checkIsXml(element.getAttributeValue(null, "Type"),
                    element.getAttributeValue(null, "Target"));
            case "Override" -> checkIsXml(element.getAttributeValue(null, "ContentType"),
                    element.getAttributeValue(null, "PartName"));
            default -> {
                // Nothing that the reader of rows looks at.
            }
        }
    }

    private void checkCell(XMLStreamReader cell, String part) throws XMLStreamException {
        String address = cell.getAttributeValue(null, "r");
        if (address != null && !CELL.matcher(address).matches()) {
            throw new Unreadable(FAR_CELL.matcher(address).matches() ? FileProblem.WORKBOOK_TOO_WIDE
                    : FileProblem.WORKBOOK_BROKEN, part);
        }
        if ("s".equals(cell.getAttributeValue(null, "t"))) {
            while (cell.hasNext()) {
                int event = cell.next();
                if (event == XMLStreamConstants.START_ELEMENT && cell.getLocalName().equals("v")) {
                    highestText = Math.max(highestText, place(PartXml.text(cell), part));
                    return;
                }
                if (event == XMLStreamConstants.END_ELEMENT && cell.getLocalName().equals("c")) {
                    return;
                }
            }
        }
    }

    private static long place(String text, String part) {
        try {
            return text.isBlank() ? -1 : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new Unreadable(FileProblem.WORKBOOK_BROKEN, part);
        }
    }

    private void checkFormula(XMLStreamReader formula) {
        if ("array".equals(formula.getAttributeValue(null, "t")) && ++arrayFormulas > MOST_ARRAY_FORMULAS) {
            throw new Unreadable(FileProblem.WORKBOOK_TOO_LARGE, "");
        }
    }

    private static void checkIsXml(String type, String target) {
        if (type != null && READ_AS_XML.matcher(type).matches() && (target == null || !target.endsWith(".xml"))) {
            throw new Unreadable(FileProblem.WORKBOOK_BROKEN, "");
        }
    }

    private void count(int more) {
        bytes += more;
        if (bytes > MOST_BYTES || bytes > LARGE && bytes > MOST_TIMES * size) {
            throw new Unreadable(FileProblem.WORKBOOK_TOO_LARGE, "");
        }
    }
}
