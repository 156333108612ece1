package dev.vigia.intake.file;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.StockItem;
import dev.vigia.table.Unreadable;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats and encodings. */
class StockFileFormatTest extends StockFileFixture {

    @ParameterizedTest
    @CsvSource({ "UTF-8", "UTF-16", "UTF-16LE", "UTF-32BE", "UTF-32LE", "windows-1252" })
    void letters_of_spanish_and_portuguese_survive_what_a_spreadsheet_writes(String charset) throws IOException {
        String mark = charset.matches("UTF-(16LE|32..)") ? "\uFEFF" : "";
        Path file = write((mark + "código;almacén;existencias\nPANTALÓN-Ñ;São Paulo;3\n")
                .getBytes(Charset.forName(charset)));
        read(file);
        assertThat(good).extracting(item -> item.sku() + " " + item.warehouse() + " " + item.onHand())
                .containsExactly("PANTALÓN-Ñ São Paulo 3");
    }

    @Test
    void the_mark_before_utf8_is_no_part_of_the_first_name() throws IOException {
        read("\uFEFFsku,onHand\nA,1\n");
        assertThat(good).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_file_of_another_format_is_no_text(Format format) throws IOException {
        Path file = write(format.bytes());
        assertThatThrownBy(() -> read(file)).isInstanceOf(Unreadable.class)
                .extracting(failure -> ((Unreadable) failure).problem)
                .isEqualTo(Unreadable.FileProblem.NOT_TEXT);
    }

    enum Format {

        ARCHIVE_THAT_IS_NOT_COMPRESSED, COMPRESSED, PICTURE, OLD_WORKBOOK, UTF_16_WITHOUT_ITS_MARK;

        byte[] bytes() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] lines = ("sku;stock\n" + "A;1\n".repeat(5_000)).getBytes(UTF_8);
            switch (this) {
                case ARCHIVE_THAT_IS_NOT_COMPRESSED -> {
                    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                        zip.setLevel(0);
                        zip.putNextEntry(new ZipEntry("stock.csv"));
                        zip.write(lines);
                    }
                }
                case COMPRESSED -> {
                    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
                        zip.write(lines);
                    }
                }
                case PICTURE -> ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "png", bytes);
                case OLD_WORKBOOK -> {
                    bytes.write(new byte[] { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0 });
                    bytes.write(lines);
                }
                case UTF_16_WITHOUT_ITS_MARK -> bytes.write("sku;stock\nA;1\n".getBytes(UTF_16LE));
            }
            return bytes.toByteArray();
        }
    }

    @Test
    void a_workbook_is_no_csv_file() throws IOException {
        Path workbook = write(new byte[] { 'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0, (byte) 0x9A });
        assertThatThrownBy(() -> read(workbook)).isInstanceOf(Unreadable.class)
                .extracting(failure -> ((Unreadable) failure).problem)
                .isEqualTo(Unreadable.FileProblem.NOT_TEXT);
    }

    @Test
    void one_bad_byte_does_not_decide_how_the_others_are_read() throws IOException {
        byte[] text = "sku;nota;stock\nPANTALÓN;caf?;1\nCAMISÓN;a;2\nCAM?SA;a;3\n".getBytes(UTF_8);
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == '?' ? (byte) 0xE9 : text[i];
        }
        read(write(text));
        assertThat(good).extracting(StockItem::sku).containsExactly("PANTALÓN", "CAMISÓN");
        assertThat(lines()).containsExactly("4 unreadable_character");
    }

    @ParameterizedTest
    @ValueSource(strings = { "<!DOCTYPE html>\n<html><body>Error 500</body></html>",
            "<table><tr><td>sku</td><td>stock</td></tr></table>", "{\"sku\":\"A\",\"stock\":1}" })
    void a_page_or_a_document_is_told_by_how_it_begins(String text) throws IOException {
        Path file = write(text.getBytes(UTF_8));
        assertThatThrownBy(() -> open(file)).extracting(failure -> ((Unreadable) failure).detail)
                .isEqualTo(text.lines().findFirst().orElseThrow());
    }

    @Test
    void a_file_of_dos_is_told_which_encodings_are_read() throws IOException {
        Path file = write("código;existencias\nA;1\n".getBytes("IBM850"));
        assertThatThrownBy(() -> open(file)).extracting(failure -> ((Unreadable) failure).problem)
                .isEqualTo(Unreadable.FileProblem.COLUMNS_MISSING);
    }

    @Test
    void a_nul_deep_inside_refuses_its_line_and_is_not_told_on() throws IOException {
        read("sku,stock\n" + "A,1\n".repeat(30_000) + "B\0,2\nC,3\n");
        assertThat(good).hasSize(30_001);
        assertThat(refused).containsExactly(new RejectedItem(30_002, "B", "sku", RejectionCode.NOT_A_TEXT, "B"));
    }
}
