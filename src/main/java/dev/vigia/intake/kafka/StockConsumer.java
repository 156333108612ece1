package dev.vigia.intake.kafka;

import dev.vigia.database.Backoff;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/** A member of the consumer group, until it is stopped. Whatever its brokers do, it comes back to them. */
final class StockConsumer implements Runnable {

    private static final Logger LOG = Logger.getLogger(StockConsumer.class);
    private static final Backoff AGAIN = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final ClientProperties properties;
    private final RetailerTopics topics;
    private final TopicIntake intake;
    private final RecordMetrics metrics;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this, "kafka-intake");

    StockConsumer(ClientProperties properties, RetailerTopics topics, TopicIntake intake, RecordMetrics metrics) {
        this.properties = properties;
        this.topics = topics;
        this.intake = intake;
        this.metrics = metrics;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** What is being taken is taken to its end; nothing else is begun. */
    void stop() throws InterruptedException {
        stopping.countDown();
        thread.join(LONGEST_STOP.toMillis());
        if (thread.isAlive()) {
            LOG.warn("What came over Kafka is still being taken; what is not committed comes again");
        }
    }

    @Override
    public void run() {
        int failures = 0;
        while (!isStopping()) {
            try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties.ofConsumer(),
                    new ByteArrayDeserializer(), new ByteArrayDeserializer());
                    Producer<byte[], byte[]> producer = new KafkaProducer<>(properties.ofProducer(),
                            new ByteArraySerializer(), new ByteArraySerializer())) {
                consumer.subscribe(topics.subscription());
                TopicPolls polls = new TopicPolls(consumer, new DeadLetters(producer, topics, properties
                        .largestRecord()), intake, metrics);
                while (!isStopping()) {
                    polls.next();
                    failures = 0;
                }
            } catch (RuntimeException | Error failure) {
                LOG.errorf(failure, "Kafka is left, and joined again later");
                await(AGAIN.delay(failures++));
            }
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void await(Duration delay) {
        try {
            stopping.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }
}
