package dev.vigia.intake.kafka;

import dev.vigia.intake.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How the brokers are spoken to: what suits us, then what the operator's file says, then what must be so. */
final class ClientProperties {

    private static final int METADATA_MILLIS = 60_000;
    private static final int SEND_MILLIS = 20_000;
    private static final int LEAST_REQUEST_BYTES = 1_048_576;

    private final KafkaIntakeConfig config;
    private final Properties fromFile;

    /** @throws UncheckedIOException if the file of client properties cannot be read */
    ClientProperties(KafkaIntakeConfig config) {
        this.config = config;
        this.fromFile = config.clientFile().map(ClientProperties::read).orElseGet(Properties::new);
    }

    private static Properties read(Path file) {
        Properties said = new Properties();
        try (var text = Files.newBufferedReader(file)) {
            said.load(text);
        } catch (IOException unread) {
            throw new UncheckedIOException("vigia.intake.kafka.client-file cannot be read: " + file, unread);
        }
        return said;
    }

    Map<String, Object> ofConsumer() {
        // A topic is noticed within a minute. One of a single partition shall not be on the same node as all others, and
        // what another program has undone was never said.
        Map<String, Object> all = with(Map.of(
                CommonClientConfigs.METADATA_MAX_AGE_CONFIG, METADATA_MILLIS,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
        all.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Intake.mostAtOnce());
        return all;
    }

    Map<String, Object> ofProducer() {
        Map<String, Object> all = with(Map.of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, SEND_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SEND_MILLIS / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SEND_MILLIS));
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Math.max(LEAST_REQUEST_BYTES, 2 * largestRecord()));
        return all;
    }

    int largestRecord() {
        return Math.toIntExact(config.largestRecord().asLongValue());
    }

    private Map<String, Object> with(Map<String, Object> ours) {
        Map<String, Object> all = new HashMap<>(ours);
        fromFile.stringPropertyNames().forEach(name -> all.put(name, fromFile.getProperty(name)));
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.servers().orElseThrow());
        return all;
    }
}
