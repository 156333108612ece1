package dev.vigia.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every visible word is in a bundle, and nothing in a page needs a looser content policy. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern QUTE = Pattern.compile("(?s)\\{!.*?!}|\\{\\|.*?\\|}|\\{[^}\\s][^}]*}");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final List<String> SPOKEN = List.of("title", "placeholder", "aria-label", "alt");

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_says_nothing_in_its_own_words(Path template) throws IOException {
        assertThat(literals(parse(Files.readString(template)))).as(template.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_carries_no_inline_script_or_style(Path template) throws IOException {
        assertThat(inline(parse(Files.readString(template)))).as(template.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "<p>Hola</p>", "<p>{x:y} Hola</p>", "<input placeholder=\"Hola\">",
            "<img alt=\"Hola {name}\">", "<input type=submit value=Hola>", "<title>Hola</title>" })
    void a_word_of_its_own_is_found(String html) {
        assertThat(literals(parse(html))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "<p onclick=\"x()\">", "<p style=\"color:red\">", "<style>p{}</style>",
            "<script>x()</script>", "<a href=\"javascript:x()\">", "<p data-hx-on:click=\"x()\">" })
    void something_inline_is_found(String html) {
        assertThat(inline(parse(html))).isNotEmpty();
    }

    @Test
    void words_of_a_bundle_are_welcome() {
        assertThat(literals(parse("<p title=\"{web:stock}\">{#if a}{web:stock}{#else} · {b}{/if}</p>"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_asks_htmx_by_attributes_that_html_knows(Path template) throws IOException {
        assertThat(parse(Files.readString(template)).stream().flatMap(element -> element.attributes().asList().stream())
                .map(Attribute::getKey).filter(name -> name.startsWith("hx-"))).as(template.toString()).isEmpty();
    }

    static Stream<Path> templates() throws IOException {
        return Files.walk(TEMPLATES).filter(path -> path.toString().endsWith(".html"));
    }

    private static Document parse(String template) {
        return Jsoup.parse(template, "", Parser.xmlParser());
    }

    private static List<String> literals(Document template) {
        Stream<String> texts = template.stream().filter(element -> !element.nameIs("script"))
                .map(Element::ownText);
        Stream<String> attributes = template.stream().flatMap(element -> SPOKEN.stream().map(element::attr));
        Stream<String> buttons = template.select("input[type=submit], input[type=button]").stream()
                .map(button -> button.attr("value"));
        return Stream.of(texts, attributes, buttons).flatMap(all -> all)
                .map(text -> QUTE.matcher(text).replaceAll(" "))
                .filter(text -> WORD.matcher(text).find()).toList();
    }

    private static List<String> inline(Document template) {
        return template.stream().filter(TemplatesTest::isInline).map(Element::outerHtml).toList();
    }

    private static boolean isInline(Element element) {
        return element.nameIs("style") || element.nameIs("script") && !element.hasAttr("src")
                || element.attributes().asList().stream().anyMatch(attribute -> attribute.getKey().equals("style")
                        || attribute.getKey().startsWith("on") || attribute.getKey().startsWith("data-hx-on")
                        || attribute.getValue().strip().startsWith("javascript:"));
    }
}
