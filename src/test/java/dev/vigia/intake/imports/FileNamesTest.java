package dev.vigia.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown of the name that whoever hands a file in says it has. */
class FileNamesTest {

    @ParameterizedTest
    @CsvSource({ "conteo.csv, conteo.csv", "conteo \uD83C\uDF75.csv, conteo \uD83C\uDF75.csv",
            "'..\\..\\x.csv', x.csv", "/etc/passwd, passwd", "'C:\\Users\\Ana\\stock.xlsx', stock.xlsx",
            "'<b>\"stock\"</b>.csv', b>.csv", "'<i>stock.csv', <i>stock.csv" })
    void it_is_the_bare_name(String said, String shown) {
        assertThat(IntakeResource.name(said)).isEqualTo(shown);
    }

    @Test
    void it_stays_on_one_line_and_reads_one_way() {
        assertThat(IntakeResource.name("stock\r\nSet-Cookie: a\u202Evsc.exe")).isEqualTo("stock Set-Cookie: a vsc.exe");
        assertThat(IntakeResource.name("a/b\n../x.csv")).isEqualTo("x.csv");
    }

    @Test
    void a_long_one_is_cut_and_half_of_a_picture_is_no_fault() {
        assertThat(IntakeResource.name("a".repeat(300))).hasSize(200);
        assertThat(IntakeResource.name("a".repeat(199) + "\uD83C\uDF75.csv")).hasSize(200).endsWith("a\uFFFD");
    }

    @Test
    void one_without_a_name_is_a_file() {
        assertThat(IntakeResource.name("")).isEqualTo("file");
        assertThat(IntakeResource.name("../")).isEqualTo("file");
    }
}
