package dev.vigia.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Spanish is read from Mexico to Chile, so it says "tú" and nothing that belongs to one country. */
class SpanishTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern QUTE = Pattern.compile("\\{[^}]*}");

    /** Stressed at the end: escribí, revisá, tenés, querés. */
    private static final Pattern STRESSED = Pattern.compile("\\p{L}+[áéí]s?");

    /** Stressed before what hangs on it, and so without an accent: dejalo, pedile, copiala. */
    private static final Pattern HANGING = Pattern.compile("[a-zñ]+[aei](l[oa]s?|le)");

    private static final Set<String> LOCAL = Set.of("vos", "sos", "acá", "allá", "recién", "fijate", "quedate",
            "asegurate", "acordate", "registrate", "conectate", "planilla");

    /** Words of everybody that look alike; add one when the test mistakes it. */
    private static final Set<String> NEUTRAL = Set.of("está", "estás", "esté", "estés", "más", "además", "atrás",
            "detrás",
            "jamás", "quizá", "quizás", "qué", "porqué", "después", "través", "inglés", "interés", "aquí", "allí",
            "así", "sí",
            "país", "canadá", "café", "vale", "sale", "cancela", "señala", "escala", "intervalo", "modelo", "hola",
            "cola",
            "sola", "regala", "iguala",
            // Cities that time zones are named after.
            "bogotá", "panamá", "cuiabá", "eirunepé", "parís");

    /** The future tense: verás, podrá. */
    private static final Pattern FUTURE = Pattern.compile("\\p{L}+([aei]r|dr|br|rr)ás?");

    /** Present tenses that look like a future: entrás, comprá. */
    private static final Set<String> NO_FUTURE = Set.of("entrás", "entrá", "mirás", "mirá", "esperás", "esperá",
            "comprás",
            "comprá", "abrí", "abrís", "cerrás", "cerrá", "borrás", "borrá", "mostrás", "mostrá", "retirás", "retirá",
            "encontrás", "encontrá", "administrás", "administrá", "registrás", "registrá", "filtrás", "filtrá");

    @ParameterizedTest
    @MethodSource("bundles")
    void a_sentence_is_in_neutral_spanish(Path bundle) throws IOException {
        assertThat(Files.readAllLines(bundle, StandardCharsets.UTF_8).stream().map(line -> line.substring(line.indexOf(
                '=') + 1))
                .flatMap(sentence -> local(sentence).stream())).as(bundle.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Escribí un nombre", "Dejalo vacío", "revisá el SKU", "si no lo tenés", "Podés volver",
            "querés",
            "sos vos", "guardala acá", "recién", "Pedile uno", "Allí entrás", "Esperá un minuto", "Elegí uno",
            "Copiala" })
    void what_is_said_in_one_country_only_is_found(String sentence) {
        assertThat(local(sentence)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Escribe un nombre", "Déjalo vacío", "Aquí verás qué está pendiente",
            "así podrás seguir después",
            "Pídele uno", "la línea {line} no se aplicará", "vale lo que escribiste" })
    void what_everybody_says_is_let_through(String sentence) {
        assertThat(local(sentence)).isEmpty();
    }

    static Stream<Path> bundles() throws IOException {
        return Files.list(MESSAGES).filter(path -> path.toString().endsWith("_es.properties"));
    }

    private static List<String> local(String sentence) {
        return WORD.matcher(QUTE.matcher(sentence).replaceAll(" ")).results().map(word -> word.group().toLowerCase(
                Locale.ROOT))
                .filter(SpanishTest::isLocal).toList();
    }

    private static boolean isLocal(String word) {
        if (LOCAL.contains(word) || NO_FUTURE.contains(word)) {
            return true;
        }
        return (STRESSED.matcher(word).matches() || HANGING.matcher(word).matches()) && !NEUTRAL.contains(word)
                && !FUTURE.matcher(word).matches();
    }
}
