package dev.vigia.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that were given up for better ones come back in no sentence of any language. */
class DecidedWordsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    // What is written as a program needs it: a folder, a field, a code.
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\{[^}]*}");

    private static final Map<String, List<String>> GIVEN_UP = Map.of(
            "es", List.of("bajo mínimo", "sin contar\\b", "nunca se contó", "desde (hace|recién)", "nada todavía",
                    "la mitad, en", "99 de cada", "demora de los ceros", "presupuesto", "desvíos?", "relee",
                    "ronda de lectura", "por confirmar", "cambiaron algo", "ya se sabían", "superadas",
                    "(apag|encend|enciend)\\p{L}*",
                    "llega solo", "Mercado Livre", "Vigia",
                    "e-?mail", "rol(es)?", "tu decisión", "PUT /api", "nunca se envió"),
            "pt", List.of("(?<!ou )abaixo do mínimo", "desde há", "cota", "metade, em", "desvios?", "relê",
                    "rodada de leitura", "a confirmar", "(?<![\\p{L}])(a|da|na|à|pela) vigia", "Vigía", "email",
                    "em (amazon|dafiti|netshoes|casas bahia)", "de (amazon|dafiti|netshoes|casas bahia)",
                    "pap[eé]is|papel",
                    "recus(ou|ad[ao]s?|a|am|ar)", "fechad[ao]s?", "momento da contagem", "deslig\\p{L}*", "PUT /api",
                    "chega sozinh[ao]"),
            "en", List.of("(?<!at or )below minimum", "since just", "since [^.,;]* ago", "not counted", "budget",
                    "drifts?",
                    "you may not enter", "somebody was first", "never sent",
                    "(tried again|is read|goes on|is sent) by itself", "how long zeros", "of old",
                    "fault of the", "refus(ed|al|als|e|es)", "switch(ed)? (it )?(on|off)", "to be confirmed",
                    "arrives alone", "PUT /api", "Vigía"));

    @ParameterizedTest
    @ValueSource(strings = { "es", "pt", "en" })
    void none_of_them_is_said(String language) throws IOException {
        try (Stream<Path> bundles = Files.list(MESSAGES)) {
            assertThat(bundles.filter(bundle -> bundle.toString().endsWith("_" + language + ".properties"))
                    .flatMap(DecidedWordsTest::sentences).filter(sentence -> saysAny(language, sentence)).toList())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({ "es, El rol de quien llama", "es, Bajo mínimo", "es, desde hace 5 min", "es, Vigia lo revisa",
            "pt, O papel de quem chama", "pt, Abaixo do mínimo", "pt, O servidor recusou o pedido", "pt, A Vigia testa",
            "pt, Sua conta em Amazon", "en, Below minimum", "en, It is tried again by itself", "en, Refused lines",
            "en, since 5 min ago" })
    void one_that_is_said_is_found(String language, String sentence) {
        assertThat(saysAny(language, sentence)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "es, En el mínimo o menos", "es, Tu perfil de acceso", "es, Vigía lo revisa",
            "pt, No mínimo ou abaixo", "pt, O Vigia testa a conta na Amazon", "en, At or below minimum",
            "en, a folder \"refused\"" })
    void what_was_chosen_instead_is_let_through(String language, String sentence) {
        assertThat(saysAny(language, sentence)).isFalse();
    }

    private static boolean saysAny(String language, String sentence) {
        String words = QUOTED.matcher(sentence).replaceAll(" ");
        return GIVEN_UP.get(language).stream().anyMatch(word -> Pattern.compile("(?<!\\p{L})(" + word + ")(?!\\p{L})",
                word.equals("Vigia") || word.equals("Vigía") ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(words).find());
    }

    private static Stream<String> sentences(Path bundle) {
        try {
            return Files.readAllLines(bundle, StandardCharsets.UTF_8).stream().filter(line -> line.contains("="))
                    .map(line -> line.substring(line.indexOf('=') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
