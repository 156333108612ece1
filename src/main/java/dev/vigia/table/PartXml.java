package dev.vigia.table;

import dev.vigia.table.Unreadable.FileProblem;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A part of a workbook as a stream of elements, and the texts of those. */
final class PartXml {

    /** Excel takes 32,767 characters in a cell, and writes seven for a sign that XML has not. */
    private static final int LONGEST = 1 << 18;

    private PartXml() {
    }

    /** Nothing that a document defines itself or takes from elsewhere is looked at. */
    static XMLStreamReader of(InputStream content) throws XMLStreamException {
        // Each remembers all names that it has seen.
        XMLInputFactory xml = new com.fasterxml.aalto.stax.InputFactoryImpl();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
        return xml.createXMLStreamReader(content);
    }

    /**
     * All that an element says.
     *
     * @param xml at its beginning, and at its end afterwards
     * @throws Unreadable if that is longer than a cell may be
     */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int open = 1;
        while (open > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> open++;
                case XMLStreamConstants.END_ELEMENT -> open--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> append(text,
                        xml.getText());
                default -> {
                    // Remarks.
                }
            }
        }
        return text.toString();
    }

    /** The same of one that is written in several runs, without what is said of their pronunciation. */
    static String textOfRuns(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int open = 1;
        while (open > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "t" -> append(text, text(xml));
                    case "rPh" -> text(xml);
                    default -> open++;
                }
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String more) {
        if (text.length() + more.length() > LONGEST) {
            throw new Unreadable(FileProblem.WORKBOOK_TOO_LARGE, "");
        }
        text.append(more);
    }
}
