package dev.vigia.intake.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.vigia.database.Spelling;
import dev.vigia.intake.ItemReader;
import dev.vigia.intake.ItemReader.RefusedItemException;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.StockItem;
import dev.vigia.web.JsonBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads records as the API reads its items, so that what is wrong with one is told and those beside it are taken. */
final class RecordReader {

    private static final byte[] NOTHING = {};

    private final JsonBody json;
    private final long largest;

    /** @param largest bytes of a record that is read */
    RecordReader(JsonBody json, long largest) {
        this.json = json;
        this.largest = largest;
    }

    /**
     * What says no time of its own holds as of the record's, which is the same however often it comes, and at the latest as
     * of its arrival.
     *
     * @param refused gets what cannot be taken
     * @return the others, each with its place among the records
     */
    List<StockItem> read(List<ConsumerRecord<byte[], byte[]>> records, Instant arrived,
            Collection<RejectedItem> refused) {
        List<StockItem> items = new ArrayList<>(records.size());
        for (int index = 0; index < records.size(); index++) {
            try {
                items.add(item(index, records.get(index), arrived));
            } catch (RefusedItemException wrong) {
                refused.add(wrong.item);
            }
        }
        return items;
    }

    private StockItem item(int index, ConsumerRecord<byte[], byte[]> sent, Instant arrived)
            throws RefusedItemException {
        if (isLargerThan(sent, largest)) {
            throw refused(index, sent, RejectionCode.RECORD_TOO_LARGE);
        }
        StockItem item = new ItemReader(index, document(index, sent)).stock(arrived);
        if (!Spelling.of(key(sent)).equals(item.sku())) {
            throw refused(index, sent, RejectionCode.KEY_IS_NOT_SKU);
        }
        return item.asOf(moment(sent, arrived));
    }

    /** @param most bytes of key, value and headers together */
    static boolean isLargerThan(ConsumerRecord<byte[], byte[]> sent, long most) {
        long headers = StreamSupport.stream(sent.headers().spliterator(), false).mapToLong(RecordReader::size).sum();
        return (long) Math.max(0, sent.serializedKeySize()) + Math.max(0, sent.serializedValueSize()) + headers > most;
    }

    private static long size(Header header) {
        return header.key().length() + (header.value() == null ? 0L : header.value().length);
    }

    private JsonNode document(int index, ConsumerRecord<byte[], byte[]> sent) throws RefusedItemException {
        try {
            return json.read(sent.value() == null ? NOTHING : sent.value());
        } catch (JsonBody.Malformed malformed) {
            throw refused(index, sent, RejectionCode.NOT_ONE_DOCUMENT);
        }
    }

    private static RefusedItemException refused(int index, ConsumerRecord<byte[], byte[]> sent, RejectionCode code) {
        return new ItemReader(index, JsonNodeFactory.instance.objectNode().put("sku", key(sent))).refused("", code);
    }

    private static String key(ConsumerRecord<byte[], byte[]> sent) {
        return new String(sent.key() == null ? NOTHING : sent.key(), StandardCharsets.UTF_8);
    }

    private static Instant moment(ConsumerRecord<byte[], byte[]> sent, Instant arrived) {
        Instant told = Instant.ofEpochMilli(sent.timestamp());
        return sent.timestamp() < 0 || told.isAfter(arrived) ? arrived : told;
    }
}
