package dev.vigia.intake.kafka;

import static dev.vigia.intake.kafka.TakenStock.levels;
import static dev.vigia.intake.kafka.TakenStock.micros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vigia.intake.kafka.ShopTopic.DeadLetter;
import dev.vigia.testing.Shop;
import dev.vigia.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of what cannot be taken. */
@QuarkusTest
@TestProfile(KafkaProfile.class)
@Tag("kafka")
class KafkaDeadLettersTest {

    private static final String CATEGORY = "Casa > Cocina";
    private static final String MONDAY = "2026-01-05T12:00:00Z";

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
}
