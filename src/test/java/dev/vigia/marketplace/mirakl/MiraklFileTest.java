package dev.vigia.marketplace.mirakl;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.vigia.marketplace.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MiraklFileTest {

    @Property(tries = 300)
    void any_sku_survives_the_file(@ForAll("skus") Set<String> skus) {
        List<Offer> offers = skus.stream().map(sku -> new Offer(sku, Optional.empty(), sku.length())).toList();

        List<List<String>> lines = new ArrayList<>();
        CsvReader.builder().fieldSeparator(';').ofCsvRecord(MiraklFile.of(offers))
                .forEach(line -> lines.add(line.getFields()));

        assertThat(lines.remove(0)).containsExactly("offer-sku", "quantity");
        assertThat(lines).containsExactlyElementsOf(
                skus.stream().map(sku -> List.of(sku, Integer.toString(sku.length()))).toList());
    }

    @Property(tries = 300)
    void any_sku_is_found_in_a_report(@ForAll("skus") Set<String> skus) {
        StringBuilder report = new StringBuilder("\uFEFF\"line-number\";\"error-reason\";\"offer-sku\"\r\n");
        skus.forEach(sku -> report.append("\"2\";\"no\";\"").append(sku.replace("\"", "\"\"")).append("\"\r\n"));

        assertThat(ErrorReport.of(report.toString()).lines()).extracting(line -> line.sku().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(skus);
    }

    @Test
    void two_errors_of_one_offer_are_told_together() {
        ErrorReport report = ErrorReport.of("line,why,offer-sku\n2,one,A\n3,other,A\n");

        assertThat(Lines.refused(report, "1", List.of(new Offer("A", Optional.empty(), 1))).refused())
                .isEqualTo(Map.of("A", "one; other"));
    }

    @Property(tries = 300)
    void no_text_is_too_strange_to_be_a_report(@ForAll String text) {
        assertThat(ErrorReport.of(text).lines()).isNotNull();
    }

    @Test
    void more_units_than_mirakl_takes_are_cut() {
        assertThat(MiraklFile.of(List.of(new Offer("A", Optional.empty(), Integer.MAX_VALUE))))
                .endsWith("\"A\";\"1000000000\"\n");
    }

    @Provide
    Arbitrary<Set<String>> skus() {
        return Arbitraries.strings().withChars(" /+%,;:?#&={}[]\"'\\áçñÃ日._-=@").numeric().alpha().ofMinLength(1)
                .ofMaxLength(100).set().ofMinSize(1).ofMaxSize(20);
    }
}
