package dev.vigia.marketplace.dafiti;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Offer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class StockXmlTest {

    private static Offer offer(String sku, int quantity) {
        return new Offer(sku, Optional.empty(), quantity);
    }

    @Test
    void each_product_is_an_element() {
        assertThat(StockXml.of(List.of(offer("CAMISA-AZUL-M", 12), offer("a&b<c", 0)))).isEqualTo(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Request>"
                        + "<Product><SellerSku>CAMISA-AZUL-M</SellerSku><Quantity>12</Quantity></Product>"
                        + "<Product><SellerSku>a&amp;b&lt;c</SellerSku><Quantity>0</Quantity></Product></Request>");
    }

    @Property(tries = 300)
    void any_sku_survives(@ForAll("skus") String sku) throws Exception {
        assertThat(StockXml.canCarry(offer(sku, 1))).isTrue();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document read = factory.newDocumentBuilder().parse(new ByteArrayInputStream(
                StockXml.of(List.of(offer(sku, 1))).getBytes(StandardCharsets.UTF_8)));

        assertThat(read.getElementsByTagName("SellerSku").item(0).getTextContent()).isEqualTo(sku);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\u0001b", "\uFFFE", "\uD800" })
    void what_xml_cannot_carry_is_known_beforehand(String sku) {
        assertThat(StockXml.canCarry(offer(sku, 1))).isFalse();
    }

    @Provide
    Arbitrary<String> skus() {
        return Arbitraries.strings().withChars(" /+%,;:?#&={}[]<>\"'\\áçñÃ日._-~*]").numeric().alpha().ofMinLength(1)
                .ofMaxLength(100);
    }
}
