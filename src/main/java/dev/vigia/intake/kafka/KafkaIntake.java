package dev.vigia.intake.kafka;

import dev.vigia.database.DatabaseClock;
import dev.vigia.intake.Intake;
import dev.vigia.web.JsonBody;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * The door for stock over Kafka. Without servers nothing of it runs.
 *
 * <p>
 * It is a plain consumer: a channel of Quarkus' messaging would send a whole batch to the dead letters for one bad record.
 */
@ApplicationScoped
class KafkaIntake {

    private final KafkaIntakeConfig config;
    private final Intake intake;
    private final DatabaseClock clock;
    private final JsonBody json;
    private final MeterRegistry meters;
    private Optional<StockConsumer> running = Optional.empty();

    KafkaIntake(KafkaIntakeConfig config, Intake intake, DatabaseClock clock, JsonBody json, MeterRegistry meters) {
        this.config = config;
        this.intake = intake;
        this.clock = clock;
        this.json = json;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        if (config.servers().isPresent()) {
            running = Optional.of(consumer());
            running.get().start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (running.isPresent()) {
            running.get().stop();
        }
    }

    /** One more member of the group, which is not started yet. */
    StockConsumer consumer() {
        ClientProperties properties = new ClientProperties(config);
        RetailerTopics topics = new RetailerTopics(config);
        RecordMetrics metrics = new RecordMetrics(meters);
        return new StockConsumer(properties, topics, new TopicIntake(intake, clock, topics, new RecordReader(json,
                properties.largestRecord()), metrics), metrics);
    }
}
