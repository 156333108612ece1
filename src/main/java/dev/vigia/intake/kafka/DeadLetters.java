package dev.vigia.intake.kafka;

import dev.vigia.intake.IntakeMessages;
import dev.vigia.intake.RejectedItem;
import dev.vigia.web.Language;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Records that cannot be taken, as they came, in a topic beside their own; why, and where they stood, is in their headers. */
final class DeadLetters {

    private static final String PREFIX = "vigia-";

    private final Producer<byte[], byte[]> producer;
    private final RetailerTopics topics;
    private final int largest;
    private final IntakeMessages messages = Language.in(Locale.ENGLISH, IntakeMessages.class);

    /** @param largest bytes of a key and of a value that are kept; of a longer one its beginning */
    DeadLetters(Producer<byte[], byte[]> producer, RetailerTopics topics, int largest) {
        this.producer = producer;
        this.topics = topics;
        this.largest = largest;
    }

    /**
     * Ends when all of them are kept.
     *
     * @param refused each with its place among the records
     * @throws KafkaException if one is not kept; then any of them may be
     */
    void send(List<ConsumerRecord<byte[], byte[]>> records, List<RejectedItem> refused) {
        List<Future<RecordMetadata>> sent = refused.stream()
                .map(item -> producer.send(letter(records.get(item.index()), item))).toList();
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            try {
                one.get();
            } catch (ExecutionException failure) {
                throw new KafkaException("The dead letters are not kept", failure.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new KafkaException(stopped);
            }
        }
    }

    private ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> came, RejectedItem refused) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topics.deadLettersOf(came.topic()), beginning(came
                .key()), beginning(came.value()));
        if (!RecordReader.isLargerThan(came, largest)) {
            came.headers().forEach(letter.headers()::add);
        }
        note(letter, "reason", refused.code().name().toLowerCase(Locale.ROOT));
        note(letter, "field", refused.field());
        note(letter, "message", messages.rejection(refused.code()));
        note(letter, "topic", came.topic());
        note(letter, "partition", Integer.toString(came.partition()));
        note(letter, "offset", Long.toString(came.offset()));
        note(letter, "timestamp", Instant.ofEpochMilli(came.timestamp()).toString());
        return letter;
    }

    private byte[] beginning(byte[] said) {
        return said == null || said.length <= largest ? said : Arrays.copyOf(said, largest);
    }

    private static void note(ProducerRecord<byte[], byte[]> letter, String what, String said) {
        letter.headers().add(PREFIX + what, said.getBytes(StandardCharsets.UTF_8));
    }
}
