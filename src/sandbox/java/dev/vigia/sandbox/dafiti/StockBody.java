package dev.vigia.sandbox.dafiti;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML of a stock call, and nothing else. */
final class StockBody {

    private StockBody() {
    }

    /** @param quantity as it was written */
    record Line(String sku, String quantity) {
    }

    static List<Line> read(byte[] body) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(body));
        List<Line> lines = new ArrayList<>();
        xml.nextTag();
        xml.require(XMLStreamConstants.START_ELEMENT, null, "Request");
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            xml.require(XMLStreamConstants.START_ELEMENT, null, "Product");
            lines.add(new Line(element(xml, "SellerSku"), element(xml, "Quantity")));
            xml.nextTag();
            xml.require(XMLStreamConstants.END_ELEMENT, null, "Product");
        }
        xml.require(XMLStreamConstants.END_ELEMENT, null, "Request");
        while (xml.hasNext()) {
            xml.next();
        }
        return lines;
    }

    private static String element(XMLStreamReader xml, String name) throws XMLStreamException {
        xml.nextTag();
        xml.require(XMLStreamConstants.START_ELEMENT, null, name);
        return xml.getElementText();
    }
}
