package dev.vigia.table;

import dev.vigia.table.Unreadable.FileProblem;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * Reads a part of a workbook as far as that takes little memory: what is open, and each name that was ever read, is held by
 * the parser.
 */
final class GuardedXml extends StreamReaderDelegate {

    private static final int DEEPEST = 256;
    private static final int MOST_NAMES = 2_000;
    private static final int MOST_PREFIXES = 100;

    // In which a byte that looks like the beginning of a tag is one.
    private static final Set<String> ENCODINGS = Set.of("UTF-8", "US-ASCII", "ISO-8859-1");

    private final String part;
    private final Set<String> names = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();
    private int depth;

    GuardedXml(InputStream content, String part) throws XMLStreamException {
        super(PartXml.of(content));
        this.part = part;
        if (getEncoding() != null && !ENCODINGS.contains(getEncoding().toUpperCase(Locale.ROOT))) {
            throw new Unreadable(FileProblem.WORKBOOK_BROKEN, part);
        }
    }

    /** @throws Unreadable if it is not what anybody's program writes */
    @Override
    public int next() throws XMLStreamException {
        int event = super.next();
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new Unreadable(
                    FileProblem.WORKBOOK_OF_OTHERS, part);
            case XMLStreamConstants.START_ELEMENT -> begin();
            case XMLStreamConstants.END_ELEMENT -> depth--;
            default -> {
                // It is not held.
            }
        }
        return event;
    }

    private void begin() {
        depth++;
        names.add(getLocalName());
        prefixes.add(getPrefix());
        for (int attribute = 0; attribute < getAttributeCount(); attribute++) {
            names.add(getAttributeLocalName(attribute));
            prefixes.add(getAttributePrefix(attribute));
        }
        for (int namespace = 0; namespace < getNamespaceCount(); namespace++) {
            prefixes.add(getNamespacePrefix(namespace));
        }
        if (depth > DEEPEST || names.size() > MOST_NAMES || prefixes.size() > MOST_PREFIXES) {
            throw new Unreadable(FileProblem.WORKBOOK_TOO_LARGE, part);
        }
    }
}
