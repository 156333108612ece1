package dev.vigia.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which row names the columns, in files as ragged as people's programs write them. */
class FirstRowsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '=', value = { "',Art,Cant\n0,A1,5\n1,A2,7' = 1", "'Art;Cant\nA1;5;nota\nA2;7' = 1",
            "'Art;Cant\nA1;5\nA2;x;sin dato\nA3;4' = 1", "'Informe;;\nArt.;Nota;Cant. real\nA1;a;4\nA2;b;5' = 2",
            "'El Mate S.A.;Calle 1\nArt;Nota;Cant\nA1;a;4\nA2;b;5' = 2", "'Art;N;S\nA1;4;5' = 1",
            "'\n\nArt;Cant\nA1;5' = 3", "'Art|Cant\nA1|5\nA2|7' = 1", "'A1;5\nA2;7' = 0",
            "'TAZA;;\nMATE;Mate;Casa' = 0", "'Art;01;02\nA1;4;5' = 0" })
    void it_is_the_first_without_numbers_that_is_as_wide_as_most(String text, int line) throws IOException {
        assertThat(rows(text).head().line()).isEqualTo(line);
    }

    @Test
    void a_person_chooses_another_or_none() throws IOException {
        FirstRows rows = rows("Art;01;02\nA1;4;5\nA2;6;7\n");
        assertThat(rows.headedBy(1).head().cells()).containsExactly("Art", "01", "02");
        assertThat(rows.headedBy(1).rows()).extracting(Row::line).containsExactly(2, 3);
        assertThat(rows.headedBy(99)).isEqualTo(rows);
        assertThat(rows.withoutHead().head().cells()).containsExactly("A", "B", "C");
        assertThat(rows.withoutHead().rows()).extracting(Row::line).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Art;Cant", "Art\nA1\nA2", "<html>\n<body>" })
    void without_columns_or_rows_there_is_nothing_to_choose(String text) throws IOException {
        assertThat(FirstRows.of(write(text))).isEmpty();
    }

    private FirstRows rows(String text) throws IOException {
        return FirstRows.of(write(text)).orElseThrow();
    }

    private Path write(String text) throws IOException {
        return Files.write(directory.resolve("stock.csv"), text.getBytes(UTF_8));
    }
}
