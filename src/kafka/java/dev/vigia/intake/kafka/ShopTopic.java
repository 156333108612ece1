package dev.vigia.intake.kafka;

import static dev.vigia.testing.Patiently.await;

import dev.vigia.testing.Shop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic of a shop, what is sent to it, and what became of that. */
final class ShopTopic {

    private static final short ONE_COPY = 1;

    final String name;
    private final Producer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    ShopTopic(String name, Producer<byte[], byte[]> producer) {
        this.name = name;
        this.producer = producer;
    }

    static ShopTopic of(Shop shop, Producer<byte[], byte[]> producer) {
        return new ShopTopic(KafkaProfile.TOPIC.replace("{retailer}", shop.code), producer);
    }

    ShopTopic created(int partitions) {
        try (Admin admin = KafkaBroker.admin()) {
            admin.createTopics(List.of(new NewTopic(name, partitions, ONE_COPY))).all().get();
            return this;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the API takes of one SKU, keyed by it. */
    void count(String sku, int onHand, String observedAt) {
        send(sku, "{\"sku\":\"%s\",\"onHand\":%d,\"observedAt\":\"%s\"}".formatted(sku, onHand, observedAt));
    }

    void send(String key, String value) {
        send(bytes(key), bytes(value));
    }

    void send(byte[] key, byte[] value) {
        sent.add(producer.send(new ProducerRecord<>(name, key, value)));
    }

    /** As of another moment than now. */
    void send(long timestamp, String key, String value) {
        sent.add(producer.send(new ProducerRecord<>(name, null, timestamp, bytes(key), bytes(value))));
    }

    /** Until the broker has them. */
    void flush() {
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            try {
                one.get();
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Until all that was sent is committed. */
    void awaitTaken() {
        flush();
        await("all that was sent to " + name + " is committed").until(() -> behind() == 0);
    }

    /** How many records are not committed. */
    private long behind() throws InterruptedException {
        try (Admin admin = KafkaBroker.admin(); Consumer<byte[], byte[]> consumer = reader()) {
            List<TopicPartition> partitions = partitions(consumer, name);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var committed = admin.listConsumerGroupOffsets("vigia").partitionsToOffsetAndMetadata().get();
            return partitions.stream().mapToLong(partition -> ends.get(partition) - Optional.ofNullable(committed.get(
                    partition)).map(at -> at.offset()).orElse(0L)).sum();
        } catch (ExecutionException notNow) {
            return Long.MAX_VALUE;
        }
    }

    /** The headers of its dead letters by what they are called, in the order of their offsets in the topic. */
    List<DeadLetter> deadLetters() {
        String topic = name + "-dlt";
        List<DeadLetter> found = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = reader()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(letter -> found.add(DeadLetter.of(letter)));
            }
        }
        return found;
    }

    record DeadLetter(String key, byte[] value, Map<String, String> headers) {

        static DeadLetter of(ConsumerRecord<byte[], byte[]> letter) {
            return new DeadLetter(letter.key() == null ? null : new String(letter.key(), StandardCharsets.UTF_8), letter
                    .value(), StreamSupport.stream(letter.headers().spliterator(), false).collect(Collectors.toMap(
                            header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8))));
        }

        String said(String what) {
            return headers.get("vigia-" + what);
        }
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition())).toList();
    }

    private static Consumer<byte[], byte[]> reader() {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", KafkaBroker.servers(), "allow.auto.create.topics",
                "false", "default.api.timeout.ms", "5000", "request.timeout.ms", "3000"), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
