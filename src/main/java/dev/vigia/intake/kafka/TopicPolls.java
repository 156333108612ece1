package dev.vigia.intake.kafka;

import static java.util.stream.Collectors.partitioningBy;

import dev.vigia.database.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jboss.logging.Logger;

/**
 * What one consumer does from its subscription until it is closed. Each topic is on its own: one that cannot be taken is put
 * back and waits, and the others go on. A position is committed once what lies before it is taken.
 */
final class TopicPolls {

    private static final Logger LOG = Logger.getLogger(TopicPolls.class);
    /** Also how long a stop may have to wait. */
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);
    /** Who does not poll for five minutes is thought dead by the group; what is left of a poll after this one comes again. */
    private static final Duration LONGEST_TAKING = Duration.ofMinutes(1);
    private static final Backoff AGAIN = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final Consumer<byte[], byte[]> consumer;
    private final DeadLetters deadLetters;
    private final TopicIntake intake;
    private final RecordMetrics metrics;
    private final Map<String, TopicWait> waiting = new HashMap<>();

    TopicPolls(Consumer<byte[], byte[]> consumer, DeadLetters deadLetters, TopicIntake intake, RecordMetrics metrics) {
        this.consumer = consumer;
        this.deadLetters = deadLetters;
        this.intake = intake;
        this.metrics = metrics;
    }

    /**
     * Until when a topic is left alone.
     *
     * @param failures in a row
     * @param until    as {@link System#nanoTime} will tell it
     */
    private record TopicWait(int failures, long until) {

        static TopicWait after(int failures) {
            return new TopicWait(failures, System.nanoTime() + AGAIN.delay(failures - 1).toNanos());
        }

        boolean isOver() {
            return System.nanoTime() - until >= 0;
        }
    }

    /** Polls once and takes what came. */
    void next() {
        pauseWaiting();
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(LONGEST_POLL);
        long arrived = System.nanoTime();
        Map<String, List<TopicPartition>> topics = new LinkedHashMap<>();
        polled.partitions().forEach(partition -> topics.computeIfAbsent(partition.topic(), first -> new ArrayList<>())
                .add(partition));
        topics.forEach((topic, partitions) -> {
            if (System.nanoTime() - arrived < LONGEST_TAKING.toNanos()) {
                take(topic, partitions, polled, arrived);
            } else {
                putBack(partitions, polled);
            }
        });
        metrics.stands(lag(), waiting.size());
    }

    /** A paused partition is polled all the same, so that the group knows that this node lives. */
    private void pauseWaiting() {
        Map<Boolean, List<TopicPartition>> parts = consumer.assignment().stream().collect(partitioningBy(
                partition -> waiting.containsKey(partition.topic()) && !waiting.get(partition.topic()).isOver()));
        consumer.pause(parts.get(true));
        consumer.resume(parts.get(false));
    }

    private void take(String topic, List<TopicPartition> partitions, ConsumerRecords<byte[], byte[]> polled,
            long arrived) {
        try {
            List<ConsumerRecord<byte[], byte[]>> records = partitions.stream().flatMap(partition -> polled.records(
                    partition).stream()).toList();
            intake.take(topic, records, arrived, deadLetters);
            commit(partitions, polled);
            if (waiting.remove(topic) != null) {
                LOG.infof("Stock of %s is taken again", topic);
            }
        } catch (CommitFailedException | RebalanceInProgressException moved) {
            // Another node may have them by now, or takes them again: what is taken twice changes nothing.
            LOG.debugf(moved, "What was taken of %s comes once more", topic);
            putBack(partitions, polled);
        } catch (RuntimeException failure) {
            int failures = waiting.containsKey(topic) ? waiting.get(topic).failures + 1 : 1;
            LOG.warnf(failures == 1 ? failure : null,
                    "Stock of %s cannot be taken, %d times now, and is tried again: %s",
                    topic, failures, failure.getMessage());
            waiting.put(topic, TopicWait.after(failures));
            putBack(partitions, polled);
        }
    }

    private void commit(List<TopicPartition> partitions, ConsumerRecords<byte[], byte[]> polled) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>(polled.nextOffsets());
        positions.keySet().retainAll(partitions);
        consumer.commitSync(positions);
    }

    private void putBack(List<TopicPartition> partitions, ConsumerRecords<byte[], byte[]> polled) {
        partitions.stream().filter(consumer.assignment()::contains)
                .forEach(partition -> consumer.seek(partition, polled.records(partition).get(0).offset()));
    }

    /** As far as the brokers have told it without being asked. */
    private long lag() {
        return consumer.assignment().stream().mapToLong(partition -> consumer.currentLag(partition).orElse(0)).sum();
    }
}
