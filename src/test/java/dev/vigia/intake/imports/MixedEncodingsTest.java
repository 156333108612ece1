package dev.vigia.intake.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.catalog.ProductItem;
import dev.vigia.intake.Intake;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of which a part is in another encoding: a few bytes do not decide how all others are read, and it is told. */
@QuarkusTest
class MixedEncodingsTest {

    private static final byte STRAY = (byte) 0xE9;

    @Inject
    Intake intake;

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 5, 20 })
    void bytes_in_a_column_that_nobody_needs_spoil_no_accented_sku(int strays) {
        described("PANTALÓN", "Pantalón");
        String path = desk.compared("x.csv", withStrays("SKU;Nota;Stock\nPANTALÓN;" + "?".repeat(strays) + ";3\n"),
                Map.of());
        assertThat(desk.page(path).select("#read-as").text()).contains("CSV en UTF-8",
                "Una parte del archivo está escrita en otra codificación");
        desk.applied(path);
        assertThat(desk.refused(path)).isEmpty();
        assertThat(desk.levels()).containsExactly("PANTALÓN|main|3");
    }

    @Test
    void a_file_of_excel_is_read_as_such_even_if_two_of_its_letters_look_like_one_of_utf8() {
        described("PANTALÓN", "Pantalón");
        byte[] text = ("SKU;Nota;Stock\nPANTALÓN;“AMANHÔ " + "é".repeat(40) + ";3\n").getBytes(Charset.forName(
                "windows-1252"));
        String path = desk.compared("x.csv", text, Map.of());
        assertThat(desk.page(path).select("#read-as").text()).contains("CSV en windows-1252");
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("PANTALÓN|main|3");
    }

    @ParameterizedTest
    @ValueSource(strings = { "UTF-8", "windows-1252" })
    void of_a_file_in_one_encoding_nothing_is_said(String charset) {
        described("PANTALÓN", "Pantalón");
        String path = desk.compared("x.csv", "SKU;Stock\nPANTALÓN;3\n".getBytes(Charset.forName(charset)), Map.of());
        assertThat(desk.page(path).select(".read-mixed")).isEmpty();
        assertThat(desk.page(path).select("#read-as").text()).contains("CSV en " + charset);
    }

    @ParameterizedTest
    @ValueSource(strings = { "SKU;Nombre;Stock\nPANTALÓN;Pantal?n;3\n", "SKU;Categoría;Stock\nPANTALÓN;Pa?os;3\n" })
    void a_text_that_lost_a_letter_does_not_replace_the_right_one(String text) {
        described("PANTALÓN", "Pantalón");
        String path = desk.applied(desk.compared("x.csv", withStrays(text), Map.of("products", "on")));
        assertThat(desk.refused(path)).singleElement().asString().contains("un carácter no se puede leer");
        assertThat(Shop.rows("select product.name, path from product join category on category.id = category_id where"
                + " product.retailer_id = " + feed.shop.retailerId)).containsExactly("Pantalón|Casa");
        assertThat(desk.levels()).containsExactly("PANTALÓN|main|3");
    }

    private void described(String sku, String name) {
        intake.putProducts(feed.shop.retailerId, List.of(new ProductItem(sku, name, "Casa", Optional.empty())), "feed");
    }

    private static byte[] withStrays(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        for (int place = 0; place < bytes.length; place++) {
            bytes[place] = bytes[place] == '?' ? STRAY : bytes[place];
        }
        return bytes;
    }
}
