package dev.vigia.marketplace.dafiti;

import dev.vigia.marketplace.Offer;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The body of a stock call. */
final class StockXml {

    private static final Pattern NOT_XML = Pattern.compile(
            "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private StockXml() {
    }

    /** Whether XML can carry the SKU at all: one that it cannot would make the whole body unreadable. */
    static boolean canCarry(Offer offer) {
        return !NOT_XML.matcher(offer.sku()).find();
    }

    static String of(List<Offer> offers) {
        StringWriter body = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(body);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Request");
            for (Offer offer : offers) {
                xml.writeStartElement("Product");
                element(xml, "SellerSku", offer.sku());
                element(xml, "Quantity", Integer.toString(offer.quantity()));
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return body.toString();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
