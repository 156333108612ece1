package dev.vigia.intake.kafka;

import static dev.vigia.intake.kafka.TakenStock.changes;
import static dev.vigia.intake.kafka.TakenStock.levels;
import static dev.vigia.intake.kafka.TakenStock.micros;
import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.Intake;
import dev.vigia.intake.StockItem;
import dev.vigia.testing.Shop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stock over a real broker: what is taken, and what wins. */
@QuarkusTest
@TestProfile(KafkaProfile.class)
@Tag("kafka")
class KafkaIntakeTest {

    private static final String CATEGORY = "Casa > Cocina";
    private static final String MONDAY = "2026-01-05T12:00:00Z";
    private static final String TUESDAY = "2026-01-06T12:00:00Z";

    @Inject
    Intake intake;

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
    void what_is_counted_is_taken_with_its_warehouse_and_its_time() {
        shop.product("TAZA", CATEGORY);
        topic.created(1).send("TAZA", """
                {"sku":"TAZA","warehouse":"norte","onHand":12,"reserved":2,"observedAt":"%s"}""".formatted(MONDAY));
        topic.awaitTaken();

        assertThat(levels(shop)).containsExactly("TAZA|norte|12|2|f|" + micros(MONDAY));
        assertThat(Shop.rows("select source from stock_change where retailer_id = " + shop.retailerId))
                .containsExactly("api:Kafka " + topic.name);
        assertThat(topic.deadLetters()).isEmpty();
    }

    @Test
    void a_record_that_comes_twice_changes_nothing() {
        shop.product("TAZA", CATEGORY);
        topic.created(1).count("TAZA", 12, MONDAY);
        topic.count("TAZA", 12, MONDAY);
        topic.awaitTaken();
        topic.count("TAZA", 12, MONDAY);
        topic.awaitTaken();

        assertThat(levels(shop)).containsExactly("TAZA|main|12|0|f|" + micros(MONDAY));
        assertThat(changes(shop)).isEqualTo(1);
    }

    @Test
    void the_newest_observation_wins_whichever_comes_last() {
        shop.product("TAZA", CATEGORY);
        topic.created(1).count("TAZA", 7, TUESDAY);
        topic.awaitTaken();
        topic.count("TAZA", 12, MONDAY);
        topic.awaitTaken();

        assertThat(levels(shop)).containsExactly("TAZA|main|7|0|f|" + micros(TUESDAY));
    }

    @Test
    void what_another_door_has_said_of_a_later_moment_stays() {
        shop.product("TAZA", CATEGORY);
        intake.putStock(shop.retailerId, List.of(new StockItem(0, "TAZA", "main", 3, 0, false, Optional.of(Instant
                .parse(TUESDAY)))), Instant.now(), "api:till", new ArrayList<>());
        topic.created(1).count("TAZA", 12, MONDAY);
        topic.awaitTaken();

        assertThat(levels(shop)).containsExactly("TAZA|main|3|0|f|" + micros(TUESDAY));
    }

    /** Else one that comes again would be newer than all that was said in between. */
    @Test
    void what_says_no_time_holds_as_of_its_record_and_at_the_latest_as_of_its_arrival() {
        shop.product("TAZA", CATEGORY);
        shop.product("PLATO", CATEGORY);
        Instant before = Instant.now().minus(1, ChronoUnit.MINUTES);
        topic.created(1).send(Instant.parse(MONDAY).toEpochMilli(), "TAZA", "{\"sku\":\"TAZA\",\"onHand\":12}");
        topic.send(Instant.now().plus(30, ChronoUnit.MINUTES).toEpochMilli(), "PLATO",
                "{\"sku\":\"PLATO\",\"onHand\":5}");
        topic.awaitTaken();

        assertThat(levels(shop)).contains("TAZA|main|12|0|f|" + micros(MONDAY));
        assertThat(Instant.ofEpochSecond(Shop.number(
                "select ceil(extract(epoch from max(observed_at))) from stock_level"
                        + " where retailer_id = " + shop.retailerId))).isBetween(before, Instant.now().plusSeconds(1));
    }

    @Test
    void a_topic_writes_the_stock_of_its_own_retailer_and_of_nobody_else() {
        Shop other = new Shop();
        other.product("AJENA", CATEGORY);
        shop.product("TAZA", CATEGORY);
        topic.created(1).count("AJENA", 12, MONDAY);
        topic.count("TAZA", 4, MONDAY);
        topic.awaitTaken();

        assertThat(levels(other)).isEmpty();
        assertThat(levels(shop)).containsExactly("TAZA|main|4|0|f|" + micros(MONDAY));
        assertThat(topic.deadLetters()).extracting(letter -> letter.said("reason")).containsExactly("sku_unknown");
    }

    @Test
    void a_topic_of_nobody_waits_until_its_retailer_is_there() {
        String code = "another";
        Shop.execute("delete from retailer where code = '" + code + "'");
        ShopTopic named = new ShopTopic("erp.of.another", producer).created(1);
        named.count("TAZA", 4, MONDAY);
        named.flush();
        await().until(() -> meters.get("vigia.kafka.topics.waiting").gauge().value() > 0);
        shop.product("PLATO", CATEGORY);
        topic.created(1).count("PLATO", 5, MONDAY);
        topic.awaitTaken();

        Shop.execute("update retailer set code = '" + code + "' where id = " + shop.retailerId);
        shop.product("TAZA", CATEGORY);
        named.awaitTaken();

        assertThat(levels(shop)).containsExactly("PLATO|main|5|0|f|" + micros(MONDAY), "TAZA|main|4|0|f|" + micros(
                MONDAY));
        assertThat(named.deadLetters()).isEmpty();
    }

    @Test
    void the_records_of_one_poll_are_taken_in_one_transaction() {
        List<Long> products = shop.products(1_000, CATEGORY);
        topic.created(1);
        IntStream.rangeClosed(1, products.size()).forEach(number -> topic.count("SKU%05d".formatted(number), number,
                MONDAY));
        topic.awaitTaken();

        assertThat(changes(shop)).isEqualTo(products.size());
        long transactions = Shop.number(
                "select count(distinct cast(xmin as text)) from stock_change where retailer_id = "
                        + shop.retailerId);
        assertThat(transactions).isLessThan(20);
    }
}
