package dev.vigia.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.StockItem;
import dev.vigia.web.JsonBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final int LARGEST = 200;

    private final RecordReader reader = new RecordReader(new JsonBody(), LARGEST);
    private final List<RejectedItem> refused = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "TAZA | sold out | NOT_ONE_DOCUMENT", "TAZA | {\"sku\":\"TAZA\",\"onHand\":1} 2 | NOT_ONE_DOCUMENT",
            "TAZA | {\"sku\":\"TAZA\",\"onHand\":1,\"onHand\":2} | NOT_ONE_DOCUMENT",
            "TAZA | | NOT_AN_OBJECT", "TAZA | 7 | NOT_AN_OBJECT", "TAZA | {\"sku\":\"TAZA\"} | ON_HAND_MISSING",
            "TAZA | {\"sku\":\"TAZA\",\"onHand\":1.5} | NOT_AN_INTEGER",
            "TAZA | {\"sku\":\"TAZA\",\"onHand\":1,\"warehouse\":\"\\ud800\"} | NOT_A_TEXT",
            "taza | {\"sku\":\"TAZA\",\"onHand\":1} | KEY_IS_NOT_SKU",
            "| {\"sku\":\"TAZA\",\"onHand\":1} | KEY_IS_NOT_SKU" })
    void one_that_cannot_be_taken_is_told_and_those_beside_it_are_read(String key, String value, String code) {
        assertThat(read(record("A", "{\"sku\":\"A\",\"onHand\":1}"), record(key, value), record("B",
                "{\"sku\":\"B\",\"onHand\":2}"))).extracting(StockItem::sku).containsExactly("A", "B");
        assertThat(refused).extracting(item -> item.code().name(), RejectedItem::index).containsExactly(
                tuple(code, 1));
    }

    @Test
    void the_key_is_the_sku_however_either_is_spelled() {
        assertThat(read(record(" Caf\u00e9 ", "{\"sku\":\"Cafe\u0301\",\"onHand\":1}"))).hasSize(1);
        assertThat(refused).isEmpty();
    }

    @Test
    void what_is_too_large_is_not_read_whatever_part_of_it_is() {
        ConsumerRecord<byte[], byte[]> large = record("TAZA", "{\"sku\":\"TAZA\",\"onHand\":1}");
        large.headers().add("trace", new byte[LARGEST]);
        assertThat(read(large, record("TAZA", "{\"sku\":\"TAZA\",\"onHand\":1" + " ".repeat(LARGEST) + "}"))).isEmpty();
        assertThat(refused).extracting(item -> item.code().name()).containsOnly("RECORD_TOO_LARGE").hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({ "2026-01-05T11:00:00Z, 2026-01-05T10:00:00Z, 2026-01-05T10:00:00Z",
            "2026-01-05T11:00:00Z, , 2026-01-05T11:00:00Z", "2026-01-05T18:00:00Z, , 2026-01-05T12:00:00Z",
            "2026-01-05T11:00:00Z, 2026-01-05T12:03:00Z, 2026-01-05T11:00:00Z" })
    void it_holds_as_of_what_it_says_else_of_its_record_and_at_the_latest_of_its_arrival(String recorded, String said,
            String holds) {
        String observed = said == null ? "" : ",\"observedAt\":\"" + said + "\"";
        assertThat(read(record(Instant.parse(recorded), "TAZA", "{\"sku\":\"TAZA\",\"onHand\":1" + observed + "}")))
                .extracting(StockItem::observedAt).containsExactly(Optional.of(Instant.parse(holds)));
    }

    @SafeVarargs
    private List<StockItem> read(ConsumerRecord<byte[], byte[]>... records) {
        return reader.read(List.of(records), NOON, refused);
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, String value) {
        return record(NOON, key, value);
    }

    private static ConsumerRecord<byte[], byte[]> record(Instant at, String key, String value) {
        byte[] name = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        byte[] said = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>("stock.mate", 0, 0, at.toEpochMilli(), TimestampType.CREATE_TIME, name == null ? -1
                : name.length, said == null ? -1 : said.length, name, said, new RecordHeaders(), Optional.empty());
    }
}
