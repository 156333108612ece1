package dev.vigia;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.logging.json.runtime.JsonLogConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reads the log, by profile. */
class LogFormatTest {

    private static final Path SETTINGS = Path.of("src", "main", "resources", "application.properties");

    @ParameterizedTest
    @CsvSource({ "prod, true", "dev, false", "test, false" })
    void programs_read_the_log_of_production_as_json_and_people_read_sentences(String profile, boolean json)
            throws IOException {
        assertThat(settings(profile).getConfigMapping(JsonLogConfig.class).consoleJson().enabled())
                .as("quarkus.log.console.json.enabled in %s", profile).hasValue(json);
    }

    private static SmallRyeConfig settings(String profile) throws IOException {
        return new SmallRyeConfigBuilder().addDefaultInterceptors().withProfile(profile)
                .withSources(new PropertiesConfigSource(SETTINGS.toUri().toURL()))
                .withMapping(JsonLogConfig.class).withMappingIgnore("quarkus.log.**").build();
    }
}
