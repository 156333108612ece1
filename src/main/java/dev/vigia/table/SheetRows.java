package dev.vigia.table;

import dev.vigia.table.Unreadable.FileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The rows of a sheet of a workbook. */
final class SheetRows implements Rows {

    // What a formula of which nothing was saved says; no number and no SKU is written like that.
    private static final String FORMULA_WITHOUT_VALUE = "=";
    // A number of more digits is no quantity and no code, and may be as long as memory.
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_WRITTEN = 400;
    // Excel counts to 1,048,576.
    private static final int LAST_LINE = 9_999_999;
    private static final int MOST_CELLS = 1_024;
    private static final int LONGEST_ROW = 1 << 19;
    private static final int MOST_SHARED_FORMULAS = 1 << 22;
    private static final int LETTERS = 26;

    private final Workbook workbook;
    private final ZipFile archive;
    private final XMLStreamReader xml;
    private final BitSet sharedFormulas = new BitSet();
    private boolean isAtRows;
    private int line;
    private Optional<Row> next = Optional.empty();

    SheetRows(Workbook workbook) throws IOException {
        this.workbook = workbook;
        this.archive = new ZipFile(workbook.path().toFile());
        try {
            this.xml = PartXml.of(archive.getInputStream(archive.getEntry(workbook.part())));
        } catch (XMLStreamException e) {
            archive.close();
            throw broken();
        }
    }

    @Override
    public boolean hasNext() {
        try {
            while (next.isEmpty() && xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("sheetData")) {
                    isAtRows = true;
                } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("sheetData")) {
                    isAtRows = false;
                } else if (event == XMLStreamConstants.START_ELEMENT && isAtRows && xml.getLocalName().equals("row")) {
                    next = Optional.of(row());
                }
            }
            return next.isPresent();
        } catch (XMLStreamException | NumberFormatException | IndexOutOfBoundsException e) {
            throw broken();
        }
    }

    private Unreadable broken() {
        return new Unreadable(FileProblem.WORKBOOK_BROKEN, workbook.sheet());
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row row = next.get();
        next = Optional.empty();
        return row;
    }

    private Row row() throws XMLStreamException {
        String number = xml.getAttributeValue(null, "r");
        int last = line;
        line = number == null ? last + 1 : Integer.parseInt(number);
        if (line <= last || line > LAST_LINE) {
            throw broken();
        }
        List<String> cells = new ArrayList<>();
        BitSet numbers = new BitSet();
        int length = 0;
        int place = 0;
        while (!isEndOf("row", xml.next())) {
            if (xml.isStartElement() && xml.getLocalName().equals("c")) {
                String address = xml.getAttributeValue(null, "r");
                place = address == null ? place : column(address);
                length += cell(cells, numbers, place).length();
                place++;
                if (length > LONGEST_ROW) {
                    throw new Unreadable(FileProblem.WORKBOOK_TOO_LARGE, workbook.sheet());
                }
            }
        }
        return new Row(line, cells, numbers, Optional.empty());
    }

    private boolean isEndOf(String element, int event) {
        return event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element);
    }

    /** From 0. */
    private static int column(String address) {
        int column = 0;
        for (int place = 0; place < address.length() && !Character.isDigit(address.charAt(place)); place++) {
            char letter = address.charAt(place);
            column = letter == '$' ? column : column * LETTERS + letter - 'A' + 1;
        }
        return column - 1;
    }

    private String cell(List<String> cells, BitSet numbers, int place) throws XMLStreamException {
        if (place >= MOST_CELLS) {
            throw new Unreadable(FileProblem.WORKBOOK_TOO_WIDE, workbook.sheet());
        }
        String type = Optional.ofNullable(xml.getAttributeValue(null, "t")).orElse("n");
        Optional<String> said = Optional.empty();
        boolean isFormula = false;
        while (!isEndOf("c", xml.next())) {
            if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "v" -> said = Optional.of(PartXml.text(xml));
                    case "is" -> said = Optional.of(PartXml.textOfRuns(xml));
                    case "f" -> {
                        isFormula = true;
                        lookAtFormula();
                    }
                    default -> PartXml.text(xml);
                }
            }
        }
        String text = said.isEmpty() && isFormula ? FORMULA_WITHOUT_VALUE : text(type, said.orElse(""));
        while (cells.size() <= place) {
            cells.add("");
        }
        cells.set(place, text);
        numbers.set(place, type.equals("n") && said.filter(value -> !value.isEmpty()).isPresent());
        return text;
    }

    /** What is saved beside a formula counts, but one that leads back to another that is not there was lost on its way. */
    private void lookAtFormula() throws XMLStreamException {
        String shared = xml.getAttributeValue(null, "si");
        if ("shared".equals(xml.getAttributeValue(null, "t")) && shared != null) {
            int number = Integer.parseInt(shared);
            boolean isFirst = xml.getAttributeValue(null, "ref") != null;
            if (number >= MOST_SHARED_FORMULAS || !isFirst && !sharedFormulas.get(number)) {
                throw broken();
            }
            sharedFormulas.set(number);
        }
        PartXml.text(xml);
    }

    private String text(String type, String said) {
        return switch (type) {
            case "s" -> said.isBlank() ? "" : workbook.texts().at(Integer.parseInt(said.strip()));
            case "b" -> said.isEmpty() ? "" : flag(said);
            case "n" -> said.isEmpty() ? "" : number(said);
            // A text, the text of a formula, an error, or a date in words.
            case "inlineStr", "str", "e", "d" -> said;
            default -> throw broken();
        };
    }

    private String flag(String said) {
        return switch (said) {
            case "0" -> "false";
            case "1" -> "true";
            default -> throw broken();
        };
    }

    private static String number(String said) {
        if (said.length() > LONGEST_WRITTEN) {
            return said;
        }
        BigDecimal number = new BigDecimal(said);
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return plain.precision() > LONGEST_NUMBER || Math.abs((long) plain.scale()) > LONGEST_NUMBER ? said
                : plain.toPlainString();
    }

    @Override
    public void close() {
        try {
            archive.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
