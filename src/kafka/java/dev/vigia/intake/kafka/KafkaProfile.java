package dev.vigia.intake.kafka;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Signs in at a broker of its own, and looks for new topics each second. */
public class KafkaProfile implements QuarkusTestProfile {

    static final String TOPIC = "stock.{retailer}";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("vigia.intake.kafka.topic", TOPIC, "vigia.intake.kafka.largest-record", "4K",
                "vigia.intake.kafka.topics.\"erp.of.another\"", "another",
                // Of a broker that is away its clients tell several times a second.
                "quarkus.log.category.\"org.apache.kafka\".level", "ERROR");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(BrokerProcess.class));
    }

    /** The broker, from before the application starts until it has ended. */
    public static final class BrokerProcess implements QuarkusTestResourceLifecycleManager {

        private static final Path CLIENT = Path.of("target", "kafka-client.properties");

        @Override
        public Map<String, String> start() {
            KafkaBroker.create();
            KafkaBroker.start();
            try {
                Files.writeString(CLIENT, """
                        security.protocol=SASL_PLAINTEXT
                        sasl.mechanism=PLAIN
                        sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
                        username="vigia" password="%s";
                        metadata.max.age.ms=1000
                        session.timeout.ms=6000
                        default.api.timeout.ms=5000
                        request.timeout.ms=3000
                        """.formatted(KafkaBroker.PASSWORD));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of("vigia.intake.kafka.servers", KafkaBroker.serversOfApplication(),
                    "vigia.intake.kafka.client-file", CLIENT.toString());
        }

        @Override
        public void stop() {
            KafkaBroker.kill();
        }
    }
}
