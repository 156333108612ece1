package dev.vigia.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SpellingTest {

    private static final int AT_ONCE = 20_000;

    @Inject
    Session session;

    @ParameterizedTest
    @ValueSource(strings = { "\u00AD", "\u200B", "\u200C", "\u200D", "\u200E", "\u2060", "\u2063", "\uFEFF", "\uFE0F",
            "\uFE00", "\u034F", "\u180E", "\u3164", "\uDB40\uDD00", "\uDB40\uDC41", "\uD834\uDD73" })
    void a_character_that_nobody_sees_makes_no_difference(String unseen) {
        assertThat(Spelling.of(unseen + "TAZA" + unseen + "-1" + unseen)).isEqualTo("TAZA-1");
    }

    @ParameterizedTest
    @ValueSource(strings = { " ", "\t", "\u00A0", "\u2003", "\u2007", "\u2009", "\u202F", "\u205F", "\u3000", "\u1680",
            "\u2800", "\u0085", "\u2028", "\r\n" })
    void any_blank_at_the_ends_goes_and_one_inside_is_a_plain_one(String blank) {
        assertThat(Spelling.of(blank + "TAZA" + blank + "ROJA" + blank)).isIn("TAZA ROJA", "TAZA  ROJA");
        assertThat(Spelling.of(blank)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "PANTALÓN", "Å", "ñandú", "각", "ȩ́", "ệ", "Ω" })
    void letters_are_composed(String letters) {
        assertThat(Spelling.of(Normalizer.normalize(letters, Normalizer.Form.NFD)))
                .isEqualTo(Normalizer.normalize(letters, Normalizer.Form.NFC));
        assertThat(Spelling.of("e\u200B\u0301")).isEqualTo("é");
        assertThat(Spelling.of("\u212A")).isEqualTo("K");
    }

    @ParameterizedTest
    @ValueSource(strings = { "A;B", "A,B", "100%", "A%2FB", "A/../B", "a  b", "=1+1", "'\"<b>&", "מק״ט", "ﬁ", "５", "²",
            "☕", "👨‍👩‍👧", "❤️", "👍🏽", "1️⃣", "ẞß", "İıi", "Σςσ", "\uFFFD", "\uE000" })
    void whatever_else_there_is_stays_as_it_is(String odd) {
        assertThat(Spelling.of(odd)).isEqualTo(odd);
        assertThat(Spelling.isText(odd)).isTrue();
        assertThat(Spelling.hasControls(odd)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "\0", "a\uD83D", "\uDE00a", "\uFFFE", "\uFFFF", "\uFDD0", "\uD83F\uDFFF" })
    void what_cannot_be_kept_is_no_text(String none) {
        assertThat(Spelling.isText(none)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "A\nB", "A\tB", "A\u0001", "\u202EA", "A\u2066B", "A\u0085B", "A\u2028B", "A\u007F" })
    void control_characters_inside_are_noticed(String text) {
        assertThat(Spelling.hasControls(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "A\n", "\tA ", "A\u200EB", "\u2028A" })
    void blanks_at_the_ends_are_no_control_characters(String text) {
        assertThat(Spelling.hasControls(text)).isFalse();
    }

    @Test
    void the_database_writes_every_character_as_we_do() {
        List<String> texts = new ArrayList<>();
        IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(c -> Character.isDefined(c) && (c < 0xD800 || c > 0xDFFF) && Character.getType(
                        c) != Character.PRIVATE_USE)
                .forEach(c -> texts.add("a" + Character.toString(c) + " 1" + Character.toString(c)));
        assertThat(texts).hasSizeGreaterThan(140_000);
        for (int from = 0; from < texts.size(); from += AT_ONCE) {
            compare(texts.subList(from, Math.min(texts.size(), from + AT_ONCE)));
        }
    }

    @Test
    void the_database_writes_mixtures_as_we_do_and_the_result_is_final() {
        String[] parts = { "a", "I", " ", "\u00A0", "\u0301", "\u0307", "\u0327", "\u200B", "\u200D", "\uFE0F",
                "\u20E3", "1",
                "😀", "❤", "🏽", "\u3000", "\u034F", "\u1100", "\u1161", "\u11A8", "\u202E", "\t", "\u2ADC", "\u0338",
                "\uDB40\uDC41", "Å", "\u0958", "\uD834\uDD5E" };
        Random random = new Random(25);
        List<String> texts = IntStream.range(0, AT_ONCE).mapToObj(i -> IntStream.range(0, 1 + random.nextInt(7))
                .mapToObj(j -> parts[random.nextInt(parts.length)]).collect(Collectors.joining())).toList();
        compare(texts);
        assertThat(texts).allSatisfy(text -> assertThat(Spelling.of(Spelling.of(text))).isEqualTo(Spelling.of(text)));
    }

    @ParameterizedTest
    @CsvSource({ "İzmir, izmir", "İzmir, IZMIR", "Izmir, ızmır", "Straße, STRAẞE", "ΟΔΟΣ, οδος", "ΟΔΟΣ, οδοσ",
            "\u212Aelvin, KELVIN", "Depósito, DEPÓSITO", "ñandu, ÑANDU", "\u00B5, \u039C", "\u017Fur, SUR",
            "norte, NORTE\u00A0", "norte, \u200BNorte", "Ǆ, ǅ" })
    void two_codes_in_other_letters_mean_one_warehouse(String one, String other) {
        assertThat(Shop.row("select vigia_code('" + one + "') = vigia_code('" + other + "')")).isEqualTo("t");
    }

    private void compare(List<String> texts) {
        List<String> differing = QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery("""
                select ours from unnest(cast(:texts as text[]), cast(:spelled as text[])) as pair (text, ours)
                where vigia_spelling(text) <> ours or vigia_spelling(ours) <> ours
                """, String.class)
                .setParameter("texts", texts.toArray(String[]::new))
                .setParameter("spelled", texts.stream().map(Spelling::of).toArray(String[]::new)).getResultList());
        assertThat(differing.stream().map(text -> text.codePoints().mapToObj(Integer::toHexString).toList())).isEmpty();
    }
}
