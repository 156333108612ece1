package dev.vigia.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetailerTopicsTest {

    private static final String PREFIX = "vigia.intake.kafka.";

    private final RetailerTopics topics = topics(Map.of("topic", "stock.{retailer}.v1", "topics.\"erp-br\"", "carla"));

    @ParameterizedTest
    @CsvSource({ "stock.mate.v1, mate", "stock.el.mate.v1, el.mate", "erp-br, carla", "stock.mate.v2,",
            "stockXmate.v1,",
            "erp-br2,", "stock..v1,", "stock.mate.v1-dlt,", "erp-br-dlt," })
    void a_topic_is_of_whom_the_configuration_says(String topic, String retailer) {
        assertThat(topics.retailerOf(topic)).isEqualTo(Optional.ofNullable(retailer));
        assertThat(topics.subscription().matcher(topic).matches()).isEqualTo(retailer != null);
    }

    /** Where the name of the dead letters would look like another retailer's topic. */
    @Test
    void dead_letters_are_nobodys_stock() {
        RetailerTopics open = topics(Map.of("topic", "stock.{retailer}"));
        assertThat(open.retailerOf(open.deadLettersOf("stock.mate"))).isEmpty();
        assertThat(open.subscription().matcher("stock.mate-dlt").matches()).isFalse();
    }

    @Test
    void without_a_topic_nothing_starts() {
        assertThatThrownBy(() -> topics(Map.of())).hasMessageContaining("vigia.intake.kafka.topic");
        assertThatThrownBy(() -> topics(Map.of("topics.\"erp-dlt\"", "carla"))).hasMessageContaining("erp-dlt");
    }

    private static RetailerTopics topics(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDiscoveredConverters()
                .withMapping(KafkaIntakeConfig.class);
        settings.forEach((key, value) -> builder.withDefaultValue(PREFIX + key, value));
        return new RetailerTopics(builder.build().getConfigMapping(KafkaIntakeConfig.class));
    }
}
