package dev.vigia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is too large to be known: of the product, its tests, and whatever else is here. */
class SizesTest {

    private static final List<Path> PLACES = Stream.of("src", "docker", ".ci", ".mvn", "pom.xml", "README.md", "mvnw",
            "mvnw.cmd").map(Path::of).toList();
    private static final long MOST_CLASSES = 20;
    private static final long MOST_LINES = 250;

    /** By its ending, or by its name where it has none. */
    private static final Set<String> WRITTEN = Set.of("java", "sql", "html", "css", "js", "properties", "xml", "yaml",
            "yml", "json", "md", "sh", "cmd", "mvnw", "run", "Dockerfile", "Caddyfile");

    /** May be of any length: what marketplaces have answered, and a Maven that was fetched. */
    private static final Set<Path> OF_OTHERS = Set.of(Path.of("src/test/resources/answers"), Path.of(".mvn/maven"));

    private static final Pattern TYPE = Pattern.compile(
            "^(?:(?:public|abstract|final|sealed|non-sealed) )*(?:class|interface|@interface|record|enum) ",
            Pattern.MULTILINE);

    @Test
    void no_package_has_more_than_twenty_classes() throws IOException {
        Map<String, Long> classesIn = files().filter(file -> ending(file).equals("java")).collect(Collectors.groupingBy(
                file -> file.getParent().toString(), TreeMap::new, Collectors.summingLong(SizesTest::classes)));
        assertThat(classesIn.keySet()).map(folder -> Path.of(folder).getName(1).toString()).contains("main", "sandbox",
                "test", "chaos", "bench", "replay");
        classesIn.values().removeIf(number -> number <= MOST_CLASSES);
        assertThat(classesIn).isEmpty();
    }

    @Test
    void no_file_has_more_than_250_lines() throws IOException {
        Map<String, Long> lines = files().filter(file -> WRITTEN.contains(ending(file)))
                .collect(Collectors.toMap(Path::toString, SizesTest::lines));
        assertThat(lines.keySet()).map(file -> ending(Path.of(file))).containsAll(WRITTEN);
        lines.values().removeIf(number -> number <= MOST_LINES);
        assertThat(lines).isEmpty();
    }

    private static Stream<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path place : PLACES) {
            try (Stream<Path> all = Files.walk(place)) {
                all.filter(Files::isRegularFile).filter(file -> OF_OTHERS.stream().noneMatch(file::startsWith)).forEach(
                        files::add);
            }
        }
        return files.stream();
    }

    private static String ending(Path file) {
        return file.getFileName().toString().replaceFirst(".*\\.", "");
    }

    private static long classes(Path file) {
        return TYPE.matcher(text(file)).results().count();
    }

    private static long lines(Path file) {
        return text(file).lines().count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
