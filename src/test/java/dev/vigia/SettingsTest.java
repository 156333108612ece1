package dev.vigia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.vigia.testing.ProjectClasses;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Constraint;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of src/docs/settings.md say what can be set, no more and no less. */
class SettingsTest {

    private static final Pattern KEY = Pattern.compile("`(vigia\\.[^`]+|\\.[^`]+)`");
    /** Read before there are mappings, by what starts the embedded database. */
    private static final Set<String> READ_EARLY = Set.of("vigia.database.directory");

    private static final ValidatorFactory VALIDATORS = Validation.buildDefaultValidatorFactory();

    private static final JavaClasses CLASSES = ProjectClasses.ofProduct();

    private static final List<ConfigClass> MAPPINGS = CLASSES.stream()
            .filter(type -> type.isAnnotatedWith(ConfigMapping.class)).map(JavaClass::reflect)
            .map(ConfigClass::configClass).toList();

    @Test
    void each_documented_setting_is_mapped() throws IOException {
        assertThat(documented()).isNotEmpty().isSubsetOf(mapped());
    }

    @Test
    void each_mapped_setting_is_documented() throws IOException {
        assertThat(mapped()).isSubsetOf(documented());
    }

    /** A mapping refuses keys that it does not know, and then nothing starts. */
    @Test
    void the_settings_of_the_sync_can_be_set_in_a_file() {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDiscoveredConverters().withDefaultValue(
                "vigia.sync.night", "0 0 4 * * ?")
                .withDefaultValue("vigia.sync.tally", "1m").withDefaultValue("vigia.sync.sample", "1m");
        MAPPINGS.stream().filter(mapping -> mapping.getPrefix().equals("vigia.sync"))
                .forEach(mapping -> builder.withMapping(mapping.getType(), mapping.getPrefix()));
        SmallRyeConfig config = builder.build();
        assertThat(config.getValue("vigia.sync.night", String.class)).isEqualTo("0 0 4 * * ?");
    }

    @ParameterizedTest
    @CsvSource({ "vigia.listing.ceiling, 0", "vigia.intake.brake-share, -0.1", "vigia.intake.brake-least, -1",
            "vigia.intake.brake-window, 59s", "vigia.integration.ask-share, -0.1", "vigia.integration.ask-least, -1",
            "vigia.web.slowest-body, 0s", "vigia.sync.every, 0s", "vigia.sync.every, off", "vigia.sync.parallel, 0",
            "vigia.sync.batch-from, -1s", "vigia.sync.tally, 0s", "vigia.sync.sample, 0s", "vigia.sync.lease, 0s",
            "vigia.sync.retry-first, 0s", "vigia.sync.retry-longest, 0s", "vigia.sync.patience, 0s",
            "vigia.sync.in-doubt, 0s", "vigia.sync.read-back, 0s", "vigia.sync.read-back-share, 0",
            "vigia.sync.read-back-share, 1.1", "vigia.sync.read-back-grace, -1s",
            "vigia.marketplace.amazon.rate-factor, 0", "vigia.sandbox.rate-factor, 0", "vigia.sandbox.max-calls, 0",
            "vigia.sandbox.max-listings, 0", "vigia.sandbox.amazon.delay, -1s",
            "vigia.api.calls-per-second, 0", "vigia.api.burst, 0", "vigia.api.parallel, 0",
            "vigia.intake.largest-file, 0", "vigia.web.largest-body, 1023", "vigia.intake.kafka.servers, localhost",
            "vigia.intake.kafka.topic, stock", "vigia.intake.kafka.topic, {retailer}", "vigia.intake.kafka.group, ''",
            "vigia.intake.kafka.dead-letter-suffix, #", "vigia.intake.kafka.largest-record, 1023" })
    void a_wrong_value_is_told_with_its_key_at_start(String key, String value) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredConverters()
                .withValidator((BeanValidationConfigValidator) VALIDATORS::getValidator).withDefaultValue(key, value)
                .withDefaultValue("vigia.marketplace.amazon.name", "Amazon")
                .withDefaultValue("vigia.marketplace.amazon.countries", "BR");
        MAPPINGS.stream().filter(mapping -> key.startsWith(mapping.getPrefix() + "."))
                .forEach(mapping -> builder.withMapping(mapping.getType(), mapping.getPrefix()));

        assertThatThrownBy(builder::build).isInstanceOf(ConfigValidationException.class).hasMessageContaining(key);
    }

    @Test
    void each_key_of_a_scheduled_job_is_mapped() {
        assertThat(scheduled()).isNotEmpty().isSubsetOf(mapped());
    }

    @Test
    void each_number_and_each_time_has_limits() {
        assertThat(MAPPINGS.stream().flatMap(mapping -> numbersAndTimes(mapping.getType()))
                .filter(property -> Stream.of(property.getAnnotations())
                        .noneMatch(annotation -> annotation.annotationType().isAnnotationPresent(Constraint.class))))
                .isEmpty();
    }

    /** The keys that {@code @Scheduled} names in braces. */
    private static Set<String> scheduled() {
        return CLASSES.stream().flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Scheduled.class))
                .map(method -> method.getAnnotationOfType(Scheduled.class))
                .flatMap(job -> Stream.of(job.every(), job.cron(), job.delayed()))
                .flatMap(time -> Pattern.compile("\\{([^}:]+)").matcher(time).results())
                .map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Method> numbersAndTimes(Class<?> mapping) {
        return Stream.concat(
                Stream.of(mapping.getMethods()).filter(property -> !property.isDefault())
                        .filter(property -> property.getReturnType().isPrimitive()
                                && property.getReturnType() != boolean.class
                                || Number.class.isAssignableFrom(property.getReturnType())
                                || property.getReturnType() == Duration.class
                                || property.getReturnType() == MemorySize.class),
                Stream.of(mapping.getDeclaredClasses()).filter(Class::isInterface).flatMap(
                        SettingsTest::numbersAndTimes));
    }

    private static Set<String> mapped() {
        Set<String> keys = MAPPINGS.stream().flatMap(mapping -> ConfigMappings.getProperties(mapping).keySet().stream())
                .filter(key -> !key.endsWith("[*]")).map(SettingsTest::general)
                .collect(Collectors.toCollection(TreeSet::new));
        keys.addAll(READ_EARLY);
        return keys;
    }

    /** The first column of each table; `.b` after `vigia.x.a` is `vigia.x.b`. */
    private static Set<String> documented() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("src/docs/settings.md"))) {
            if (line.startsWith("| `vigia.")) {
                String before = "";
                for (String key : keysIn(line.substring(1, line.indexOf('|', 1)))) {
                    before = key.startsWith(".") ? before.substring(0, before.lastIndexOf('.')) + key : key;
                    alternatives(before).map(SettingsTest::general).forEach(keys::add);
                }
            }
        }
        return keys;
    }

    private static List<String> keysIn(String cell) {
        return KEY.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    /** `vigia.a.<b, c or d>.e` is three keys. */
    private static Stream<String> alternatives(String key) {
        Matcher choice = Pattern.compile("<([^>]* or [^>]*)>").matcher(key);
        return choice.find()
                ? Stream.of(choice.group(1).split(", | or "))
                        .map(one -> key.substring(0, choice.start()) + one + key.substring(choice.end()))
                : Stream.of(key);
    }

    private static String general(String key) {
        return key.replaceAll("\"<code>\"|\"<topic>\"|<code>|\\*", "<code>");
    }
}
