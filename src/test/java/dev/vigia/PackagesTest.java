package dev.vigia;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.vigia.testing.ProjectClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map: which feature may know which. */
class PackagesTest {

    private static final String ROOT = "dev.vigia.";
    private static final Set<String> KNOWN_BY_ALL = Set.of("web", "access", "database", "audit");

    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("database", Set.of()),
            Map.entry("web", Set.of()),
            Map.entry("access", Set.of("web")),
            Map.entry("audit", Set.of("access")),
            Map.entry("catalog", Set.of()),
            Map.entry("inventory", Set.of("catalog")),
            Map.entry("listing", Set.of("catalog", "inventory")),
            Map.entry("http", Set.of()),
            Map.entry("limits", Set.of("database")),
            Map.entry("credentials", Set.of("access", "database")),
            Map.entry("marketplace", Set.of("http", "limits", "credentials")),
            Map.entry("integration", Set.of("marketplace", "credentials", "limits", "listing", "catalog", "inventory")),
            Map.entry("rule", Set.of("listing", "integration", "catalog", "marketplace", "http", "table", "export")),
            Map.entry("settings", Set.of()),
            Map.entry("table", Set.of()),
            Map.entry("export", Set.of("table")),
            Map.entry("intake", Set.of("catalog", "inventory", "listing", "http", "credentials", "table")),
            Map.entry("sync", Set.of("integration", "listing", "marketplace", "http", "limits", "credentials")),
            Map.entry("updates", Set.of("sync", "integration", "listing", "marketplace", "http", "export")),
            Map.entry("stock",
                    Set.of("catalog", "inventory", "listing", "marketplace", "integration", "sync", "http", "export",
                            "table", "updates", "history")),
            Map.entry("history", Set.of("rule", "integration", "listing", "catalog", "inventory", "marketplace",
                    "http", "export")),
            Map.entry("today", Set.of("stock", "updates", "intake", "source", "integration", "marketplace")),
            Map.entry("source", Set.of("intake", "catalog", "marketplace", "http", "limits", "credentials")),
            Map.entry("alert", Set.of("marketplace", "http", "credentials")),
            Map.entry("developers", Set.of("intake")),
            Map.entry("sandbox", Set.of()),
            Map.entry("development", Set.of()),
            Map.entry("sample", Set.of("catalog", "inventory", "listing", "marketplace", "integration", "intake",
                    "source")));

    // Inside a feature: which room may know which. A feature that is not here has none, or one for each marketplace.
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("listing", Set.of()),
            Map.entry("listing.rollout", Set.of("listing")),
            Map.entry("listing.rule", Set.of("listing", "listing.rollout")),
            Map.entry("listing.preview", Set.of("listing", "listing.rule")),
            Map.entry("sync", Set.of("sync.lease", "sync.queue", "sync.readback")),
            Map.entry("web", Set.of("web.form")),
            Map.entry("web.form", Set.of()),
            Map.entry("web.request", Set.of("web")),
            Map.entry("access.session", Set.of("access")),
            Map.entry("access.api", Set.of("access")),
            Map.entry("intake", Set.of("intake.brake")),
            Map.entry("intake.brake", Set.of()),
            Map.entry("intake.held", Set.of("intake", "intake.brake")),
            Map.entry("intake.product", Set.of("intake", "intake.column")),
            Map.entry("intake.column", Set.of("intake")),
            Map.entry("intake.file",
                    Set.of("intake", "intake.brake", "intake.held", "intake.column")),
            Map.entry("intake.imports", Set.of("intake", "intake.brake", "intake.held",
                    "intake.column", "intake.file")),
            Map.entry("intake.scheduled", Set.of("intake", "intake.column", "intake.file", "intake.imports")),
            Map.entry("intake.kafka", Set.of("intake")),
            Map.entry("source", Set.of()),
            Map.entry("source.reading", Set.of("source")),
            Map.entry("source.page", Set.of("source", "source.reading")),
            Map.entry("source.vtex", Set.of("source")),
            Map.entry("source.bling", Set.of("source")),
            Map.entry("source.nuvemshop", Set.of("source")),
            Map.entry("source.tiny", Set.of("source")),
            Map.entry("alert", Set.of()),
            Map.entry("alert.delivery", Set.of("alert")),
            Map.entry("alert.page", Set.of("alert", "alert.delivery")),
            Map.entry("today.search", Set.of()),
            Map.entry("stock.product", Set.of("stock", "stock.why", "stock.timeline")),
            Map.entry("stock.why", Set.of("stock")),
            Map.entry("stock.timeline", Set.of("stock")),
            Map.entry("stock.page", Set.of("stock")),
            Map.entry("stock.api", Set.of("stock")),
            Map.entry("stock.export", Set.of("stock", "stock.product")),
            Map.entry("stock.moved", Set.of("stock")),
            Map.entry("stock.start", Set.of()),
            Map.entry("integration.list", Set.of("integration", "integration.page", "integration.pause")),
            Map.entry("integration.pause", Set.of("integration")),
            Map.entry("integration.page", Set.of("integration", "integration.pause")),
            Map.entry("integration.connect", Set.of("integration", "integration.page")),
            Map.entry("integration.api", Set.of("integration", "integration.page")),
            Map.entry("rule.api", Set.of("rule")),
            Map.entry("rule.grid", Set.of("rule", "rule.list", "rule.page")),
            Map.entry("rule.list", Set.of()),
            Map.entry("rule.file", Set.of("rule", "rule.list", "rule.page")),
            Map.entry("rule.page", Set.of("rule", "rule.list")),
            Map.entry("history.restore", Set.of("history")),
            Map.entry("history.proposal", Set.of("history", "history.restore")),
            Map.entry("updates.status", Set.of()),
            Map.entry("sync.lease", Set.of()),
            Map.entry("sync.queue", Set.of("sync.lease")),
            Map.entry("sync.readback", Set.of("sync.lease", "sync.queue")));
    private static final Set<String> BY_MARKETPLACE = Set.of("marketplace", "sandbox");

    // Those that speak to nobody: neither pages nor people.
    private static final Set<String> ALONE = Set.of("web", "database", "http", "limits", "credentials", "marketplace",
            "sandbox", "development");

    private static final Set<String> BESIDE_THE_PRODUCT = Set.of("sandbox", "sample", "development");
    private static final Pattern DRAWN = Pattern.compile("\\| `([a-z]+)` \\| .+ \\| ([a-z, ]+) \\|");

    private static final JavaClasses CLASSES = ProjectClasses.ofProduct();

    @Test
    void no_feature_knows_another_that_the_map_does_not_show() {
        Set<String> wrong = new TreeSet<>();
        CLASSES.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream()).forEach(dependency -> {
            String from = feature(dependency.getOriginClass().getPackageName());
            String to = feature(dependency.getTargetClass().getPackageName());
            if (!from.isEmpty() && !to.isEmpty() && !from.equals(to) && !mayKnow(from, to)) {
                wrong.add(from + " -> " + to + ": " + described(dependency));
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_readme_draws_the_same_map() throws IOException {
        Map<String, Set<String>> drawn = Files.readAllLines(Path.of("README.md")).stream().map(DRAWN::matcher)
                .filter(Matcher::matches).collect(Collectors.toMap(row -> row.group(1), row -> row.group(2).equals(
                        "nobody")
                                ? Set.of()
                                : Set.of(row.group(2).split(", "))));
        Map<String, Set<String>> product = new TreeMap<>(MAY_KNOW);
        product.keySet().removeAll(BESIDE_THE_PRODUCT);
        drawn.keySet().removeAll(BESIDE_THE_PRODUCT);
        assertThat(drawn).containsExactlyInAnyOrderEntriesOf(product);
    }

    @Test
    void every_package_is_on_the_map() {
        Set<String> unknown = new TreeSet<>();
        CLASSES.forEach(type -> {
            String feature = feature(type.getPackageName());
            if (!feature.isEmpty() && !MAY_KNOW.containsKey(feature)) {
                unknown.add(type.getPackageName());
            }
        });
        assertThat(unknown).isEmpty();
    }

    /** In whatever tree: tests of a package of the product are described by that. */
    @Test
    void every_package_says_what_it_owns() throws IOException {
        Set<Path> silent = new TreeSet<>();
        Set<Path> said = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src")).filter(file -> file.toString().endsWith(".java"))) {
            files.forEach(file -> {
                Path place = file.subpath(3, file.getNameCount()).getParent();
                (file.endsWith("package-info.java") ? said : silent).add(place);
            });
        }
        silent.removeAll(said);
        assertThat(said).hasSizeGreaterThan(90);
        assertThat(silent).isEmpty();
    }

    @Test
    void no_room_knows_another_that_the_map_does_not_show() {
        Set<String> wrong = new TreeSet<>();
        CLASSES.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream()).forEach(dependency -> {
            String from = room(dependency.getOriginClass().getPackageName());
            String to = room(dependency.getTargetClass().getPackageName());
            if (!from.equals(to) && feature(ROOT + from).equals(feature(ROOT + to))
                    && !BY_MARKETPLACE.contains(feature(ROOT + from))
                    && !ROOMS.getOrDefault(from, Set.of()).contains(to)) {
                wrong.add(from + " -> " + to + ": " + described(dependency));
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_room_is_on_the_map() {
        assertThat(CLASSES.stream().map(type -> room(type.getPackageName()))
                .filter(room -> room.contains(".") && !BY_MARKETPLACE.contains(feature(ROOT + room)))
                .filter(room -> !ROOMS.containsKey(room)).collect(Collectors.toSet())).isEmpty();
    }

    @Test
    void features_form_no_circle() {
        slices().matching("dev.vigia.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void a_connector_never_knows_a_sibling() {
        Set<String> wrong = new TreeSet<>();
        CLASSES.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream()).forEach(dependency -> {
            String from = connector(dependency.getOriginClass().getPackageName());
            String to = connector(dependency.getTargetClass().getPackageName());
            if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
                wrong.add(described(dependency));
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static boolean mayKnow(String from, String to) {
        return MAY_KNOW.getOrDefault(from, Set.of()).contains(to)
                || KNOWN_BY_ALL.contains(to) && !ALONE.contains(from);
    }

    private static String feature(String packageName) {
        return packageName.startsWith(ROOT) ? packageName.substring(ROOT.length()).split("\\.")[0] : "";
    }

    private static String room(String packageName) {
        return packageName.startsWith(ROOT) ? packageName.substring(ROOT.length()) : "";
    }

    private static String connector(String packageName) {
        String prefix = ROOT + "marketplace.";
        return packageName.startsWith(prefix) ? packageName.substring(prefix.length()).split("\\.")[0] : "";
    }

    private static String described(Dependency dependency) {
        return dependency.getOriginClass().getName() + " uses " + dependency.getTargetClass().getName();
    }
}
