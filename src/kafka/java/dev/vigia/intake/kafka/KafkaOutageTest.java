package dev.vigia.intake.kafka;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.kafka.ShopTopic.DeadLetter;
import dev.vigia.testing.Shop;
import dev.vigia.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever ends in the middle: nothing is lost, and nothing is counted twice. */
@QuarkusTest
@TestProfile(KafkaProfile.class)
@Tag("kafka")
class KafkaOutageTest {

    private static final String CATEGORY = "Casa > Cocina";
    private static final Instant MONDAY = Instant.parse("2026-01-05T12:00:00Z");
    private static final int PRODUCTS = 500;
    private static final int ROUNDS = Integer.getInteger("kafka.rounds", 20);
    private static final int KILLS = Integer.getInteger("kafka.kills", 2);

    @Inject
    KafkaIntake intake;

    @Inject
    MeterRegistry meters;

    private Producer<byte[], byte[]> producer;
    private Shop shop;
    private ShopTopic topic;

    @BeforeEach
    void open() {
        producer = KafkaBroker.producer();
        shop = new Shop();
        topic = ShopTopic.of(shop, producer);
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void a_broker_that_is_killed_and_comes_back_loses_and_doubles_nothing() throws InterruptedException {
        shop.products(PRODUCTS, CATEGORY);
        topic.created(3);
        count(0);
        topic.awaitTaken();
        AtomicInteger round = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        Thread counting = new Thread(() -> {
            while (!enough.get() || round.get() < ROUNDS) {
                long before = taken();
                count(round.incrementAndGet());
                topic.flush();
                await("some of the round is taken").until(() -> taken() > before);
            }
        });
        counting.start();
        for (int kill = 0; kill < KILLS; kill++) {
            long before = taken();
            await("more is taken").until(() -> taken() > before);
            KafkaBroker.kill();
            KafkaBroker.start();
        }
        enough.set(true);
        counting.join();
        topic.awaitTaken();

        everythingIsCountedOnce(round.get());
        assertThat(topic.deadLetters()).isEmpty();
    }

    @Test
    void nodes_of_one_group_share_the_work_and_one_goes_on_when_the_other_ends() throws InterruptedException {
        shop.products(PRODUCTS, CATEGORY);
        // More than of all other tests together: whoever has half of all partitions has some of these.
        topic.created(40);
        StockConsumer other = intake.consumer();
        other.start();
        try {
            await("both have partitions of the topic").until(() -> sharing() == 2);
            for (int round = 1; round <= ROUNDS; round++) {
                count(round);
                if (round == ROUNDS / 2) {
                    other.stop();
                }
            }
            topic.awaitTaken();
        } finally {
            other.stop();
        }

        everythingIsCountedOnce(ROUNDS);
        assertThat(sharing()).isEqualTo(1);
        assertThat(topic.deadLetters()).isEmpty();
    }

    @Test
    void a_database_that_is_away_is_waited_for() throws SQLException {
        shop.products(PRODUCTS, CATEGORY);
        topic.created(2);
        count(1);
        topic.awaitTaken();
        administer("alter database vigia allow_connections false");
        try {
            administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'vigia'");
            count(2);
            topic.send("SKU00001", "sold out");
            topic.flush();
            await("the topic waits").until(() -> meters.get("vigia.kafka.topics.waiting").gauge().value() > 0);
            assertThat(topic.deadLetters()).isEmpty();
        } finally {
            administer("alter database vigia allow_connections true");
        }
        topic.awaitTaken();

        everythingIsCountedOnce(2);
        assertThat(topic.deadLetters()).extracting(DeadLetter::key).containsExactly("SKU00001");
    }

    @Test
    void dead_letters_without_room_make_their_topic_wait_and_no_other() throws Exception {
        Shop other = new Shop();
        ShopTopic open = ShopTopic.of(other, producer);
        shop.products(1, CATEGORY);
        other.products(1, CATEGORY);
        roomForDeadLetters("1");
        topic.created(1).send("SKU00001", "sold out");
        topic.flush();
        await("the topic waits").until(() -> meters.get("vigia.kafka.topics.waiting").gauge().value() > 0);
        topic.count("SKU00001", 5, MONDAY.toString());
        open.created(1).count("SKU00001", 7, MONDAY.toString());
        open.awaitTaken();
        assertThat(topic.deadLetters()).isEmpty();

        roomForDeadLetters("100000");
        topic.awaitTaken();

        assertThat(topic.deadLetters()).extracting(DeadLetter::key).containsExactly("SKU00001");
        assertThat(taken()).isEqualTo(1);
    }

    private void roomForDeadLetters(String bytes) throws Exception {
        try (Admin admin = KafkaBroker.admin()) {
            String letters = topic.name + "-dlt";
            if (!admin.listTopics().names().get().contains(letters)) {
                admin.createTopics(List.of(new NewTopic(letters, 1, (short) 1))).all().get();
            }
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, letters), List.of(
                    new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET)))).all()
                    .get();
        }
    }

    private void count(int round) {
        IntStream.rangeClosed(1, PRODUCTS).forEach(number -> topic.count("SKU%05d".formatted(number), round,
                MONDAY.plusSeconds(round).toString()));
    }

    private long taken() {
        return Shop.number("select count(*) from stock_change where retailer_id = " + shop.retailerId);
    }

    private void everythingIsCountedOnce(int last) {
        assertThat(Shop.number("select count(*) from stock_level where on_hand = " + last + " and retailer_id = "
                + shop.retailerId)).as("each product shows what was said last").isEqualTo(PRODUCTS);
        assertThat(Shop.number("select count(*) from (select from stock_change where retailer_id = " + shop.retailerId
                + " group by product_id, observed_at having count(*) > 1) doubled")).as("counted twice").isZero();
    }

    /** How many members of the group have partitions of the topic. */
    private long sharing() {
        try (Admin admin = KafkaBroker.admin()) {
            return admin.describeConsumerGroups(List.of("vigia")).describedGroups().get("vigia").get()
                    .members().stream().filter(member -> member.assignment().topicPartitions().stream().anyMatch(
                            partition -> partition.topic().equals(topic.name)))
                    .count();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Past the database that is away. */
    private static void administer(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(TestDatabase.url().replaceFirst("/vigia(?=$|\\?)",
                "/postgres"), "postgres", "postgres"); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
