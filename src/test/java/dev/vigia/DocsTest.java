package dev.vigia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README stays short enough to be read, and what the documents point at is there. */
class DocsTest {

    private static final Path README = Path.of("README.md");
    private static final Path DOCS = Path.of("src/docs");
    private static final int README_BYTES = 12_000;
    private static final int MOST_WORDS = 25;

    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|^    .*?$|`[^`]*`");
    private static final Pattern WORD = Pattern.compile("\\S*\\w\\S*");

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern ABSOLUTE = Pattern.compile("[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    @Test
    void the_readme_is_read_in_five_minutes() throws IOException {
        assertThat(Files.size(README)).isLessThanOrEqualTo(README_BYTES);
    }

    @Test
    void every_sentence_is_read_at_once() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path document : documents()) {
            for (String line : CODE.matcher(Files.readString(document)).replaceAll("").split("\n|(?<=[.!?:;|])\\s+")) {
                if (WORD.matcher(LINK.matcher(line).replaceAll("")).results().count() > MOST_WORDS) {
                    tooLong.add(document + ": " + line);
                }
            }
        }
        assertThat(tooLong).as("sentences of more than %d words", MOST_WORDS).isEmpty();
    }

    @Test
    void each_link_leads_to_a_file() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (Path document : documents()) {
            for (String link : links(document)) {
                if (!Files.exists(target(document, link))) {
                    broken.add(document + " -> " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void each_anchor_is_a_heading_of_the_document_it_names() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (Path document : documents()) {
            for (String link : links(document)) {
                if (link.contains("#") && !anchors(target(document, link)).contains(anchor(link))) {
                    broken.add(document + " -> " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void each_document_can_be_reached_from_the_readme() throws IOException {
        Set<Path> linked = links(README).stream().map(link -> target(README, link)).collect(Collectors.toSet());
        assertThat(linked).containsAll(documents().stream().filter(document -> !document.equals(README)).toList());
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(DOCS)) {
            return Stream.concat(Stream.of(README), files.filter(file -> file.toString().endsWith(".md"))).toList();
        }
    }

    private static List<String> links(Path document) throws IOException {
        return LINK.matcher(Files.readString(document)).results().map(found -> found.group(1))
                .filter(link -> !ABSOLUTE.matcher(link).matches()).toList();
    }

    /** A link without a path stays in its document. */
    private static Path target(Path document, String link) {
        String path = link.split("#", 2)[0];
        return path.isEmpty() ? document : document.resolveSibling(path).normalize();
    }

    private static String anchor(String link) {
        return link.split("#", 2)[1];
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path document) throws IOException {
        return HEADING.matcher(Files.readString(document)).results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
