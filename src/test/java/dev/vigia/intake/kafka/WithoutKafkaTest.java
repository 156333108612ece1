package dev.vigia.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Where nobody says where Kafka is, nothing of it runs. */
@QuarkusTest
class WithoutKafkaTest {

    @Inject
    MeterRegistry meters;

    @Test
    void no_thread_and_no_metric_is_there() {
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).noneMatch(name -> name.contains(
                "kafka"));
        assertThat(meters.getMeters()).extracting(meter -> meter.getId().getName()).noneMatch(name -> name.contains(
                "kafka"));
    }
}
