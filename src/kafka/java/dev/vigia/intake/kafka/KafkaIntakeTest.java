package dev.vigia.intake.kafka;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vigia.intake.Intake;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.kafka.ShopTopic.DeadLetter;
import dev.vigia.testing.Shop;
import dev.vigia.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stock over a real broker: what is taken, what wins, and what becomes of what cannot be taken. */
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
    void each_kind_of_poison_is_a_dead_letter_and_takes_no_good_record_along() {
        IntStream.range(0, 16).forEach(number -> shop.product("TAZA-" + number, CATEGORY));
        topic.created(1);
        List<Poison> poison = poison();
        for (int number = 0; number < poison.size(); number++) {
            topic.count("TAZA-" + number, 10 + number, MONDAY);
            topic.send(poison.get(number).key, poison.get(number).value);
        }
        topic.count("TAZA-15", 25, MONDAY);
        topic.awaitTaken();

        assertThat(levels(shop)).hasSize(poison.size() + 1).contains("TAZA-15|main|25|0|f|" + micros(MONDAY));
        List<DeadLetter> letters = topic.deadLetters();
        assertThat(letters).extracting(letter -> letter.said("reason")).containsExactlyInAnyOrderElementsOf(poison
                .stream().map(one -> one.reason).toList());
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.said("topic")).isEqualTo(topic.name);
            assertThat(letter.said("partition")).isEqualTo("0");
            assertThat(letter.said("message")).isNotBlank();
            Poison came = poison.get((Integer.parseInt(letter.said("offset")) - 1) / 2);
            assertThat(letter.said("reason")).isEqualTo(came.reason);
            assertThat(letter.value()).isEqualTo(came.value == null || came.value.length <= 4096 ? came.value
                    : Arrays.copyOf(came.value, 4096));
        });
        assertThat(letters.stream().filter(letter -> "not_an_integer".equals(letter.said("reason"))).findFirst()
                .orElseThrow().said("field")).isEqualTo("onHand");
        assertThat(meters.counter("vigia.kafka.records", "outcome", "dead_letter").count())
                .isGreaterThanOrEqualTo(poison.size());
    }

    private record Poison(String reason, byte[] key, byte[] value) {

        Poison(String reason, String key, String value) {
            this(reason, bytes(key), bytes(value));
        }
    }

    private static List<Poison> poison() {
        String good = "{\"sku\":\"TAZA-0\",\"onHand\":99}";
        return List.of(new Poison("not_one_document", "TAZA-0", "sold out"),
                new Poison("not_one_document", "TAZA-0", good + good),
                new Poison("not_one_document", bytes("TAZA-0"), new byte[] { (byte) 0xC3, (byte) 0x28, 0 }),
                new Poison("not_an_object", "TAZA-0", "[" + good + "]"),
                new Poison("not_an_object", bytes("TAZA-0"), null),
                new Poison("not_an_integer", "TAZA-0", "{\"sku\":\"TAZA-0\",\"onHand\":\"99\"}"),
                new Poison("unknown_field", "TAZA-0", "{\"sku\":\"TAZA-0\",\"onHand\":99,\"price\":1}"),
                new Poison("on_hand_missing", "TAZA-0", "{\"sku\":\"TAZA-0\"}"),
                new Poison("in_the_future", "TAZA-0",
                        "{\"sku\":\"TAZA-0\",\"onHand\":99,\"observedAt\":\"9999-01-01T00:00:00Z\"}"),
                new Poison("sku_unknown", "NADA", "{\"sku\":\"NADA\",\"onHand\":99}"),
                new Poison("warehouse_too_long", "TAZA-0",
                        "{\"sku\":\"TAZA-0\",\"onHand\":99,\"warehouse\":\"%s\"}".formatted("x".repeat(101))),
                new Poison("not_a_text", "TAZA-0",
                        "{\"sku\":\"TAZA-0\",\"onHand\":99,\"warehouse\":\"a\\u0000b\"}"),
                new Poison("key_is_not_sku", "TAZA-1", good), new Poison("key_is_not_sku", null, bytes(good)),
                new Poison("record_too_large", "TAZA-0", good + " ".repeat(900_000)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whatever that may be: all that is known was refused before. */
    @Test
    void what_the_database_itself_refuses_is_found_among_the_good_ones() {
        IntStream.range(0, 40).forEach(number -> shop.product("TAZA-" + number, CATEGORY));
        TestDatabase.execute("create function refuse_1313() returns trigger language plpgsql as $$ begin if new.on_hand"
                + " = 1313 then raise exception 'not this one' using errcode = '22000'; end if; return new; end $$",
                "create trigger refuse_1313 before insert on stock_level for each row execute function refuse_1313()");
        try {
            topic.created(1);
            IntStream.range(0, 40).forEach(number -> topic.count("TAZA-" + number, number == 23 ? 1313 : number + 1,
                    MONDAY));
            topic.awaitTaken();
        } finally {
            TestDatabase.execute("drop trigger refuse_1313 on stock_level", "drop function refuse_1313()");
        }

        assertThat(levels(shop)).hasSize(39);
        assertThat(topic.deadLetters()).extracting(DeadLetter::key, letter -> letter.said("reason")).containsExactly(
                tuple("TAZA-23", "not_storable"));
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

    private static List<String> levels(Shop shop) {
        return Shop.rows(
                "select sku, warehouse.code, on_hand, reserved, unlimited, extract(epoch from observed_at) from"
                        + " stock_level level join product on product.id = product_id join warehouse on warehouse.id = warehouse_id"
                        + " where level.retailer_id = " + shop.retailerId + " order by sku, warehouse.code");
    }

    private static String micros(String moment) {
        return Instant.parse(moment).getEpochSecond() + ".000000";
    }

    private static long changes(Shop shop) {
        return Shop.number("select count(*) from stock_change where retailer_id = " + shop.retailerId);
    }
}
