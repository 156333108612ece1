package dev.vigia.intake.kafka;

import dev.vigia.access.Retailer;
import dev.vigia.access.RowLevelSecurity;
import dev.vigia.database.DatabaseClock;
import dev.vigia.intake.Intake;
import dev.vigia.intake.IntakeResult;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.StockItem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Takes what one poll has brought of a topic as one batch of the API: all that is good of it, behind the retailer's wall. */
final class TopicIntake {

    private static final Logger LOG = Logger.getLogger(TopicIntake.class);
    /** A program of the retailer's, as the ledger names it. */
    private static final String SOURCE = "api:Kafka ";
    /** What PostgreSQL calls data exceptions. */
    private static final String DATA_EXCEPTION = "22";

    private final Intake intake;
    private final DatabaseClock clock;
    private final RetailerTopics topics;
    private final RecordReader reader;
    private final RecordMetrics metrics;
    private final Map<String, Long> retailers = new ConcurrentHashMap<>();

    TopicIntake(Intake intake, DatabaseClock clock, RetailerTopics topics, RecordReader reader,
            RecordMetrics metrics) {
        this.intake = intake;
        this.clock = clock;
        this.topics = topics;
        this.reader = reader;
        this.metrics = metrics;
    }

    /** Thrown for a topic of a retailer who has not signed in yet. */
    static final class UnknownRetailer extends RuntimeException {

        private UnknownRetailer(String topic) {
            super("there is no retailer yet whose stock " + topic + " could be", null, false, false);
        }
    }

    /**
     * Ends when the good ones are in the database and the others among the dead letters. Doing it again changes nothing.
     *
     * @param records  of one topic, as many as are taken at once
     * @param nanoTime when they arrived, as {@link System#nanoTime} told it
     */
    void take(String topic, List<ConsumerRecord<byte[], byte[]>> records, long nanoTime, DeadLetters deadLetters) {
        long retailerId = retailerOf(topic);
        Instant arrived = clock.at(nanoTime);
        List<RejectedItem> refused = new ArrayList<>();
        List<StockItem> items = reader.read(records, arrived, refused);
        IntakeResult taken = put(retailerId, items, arrived, SOURCE + topic, refused);
        metrics.took(taken);
        deadLetters.send(records, refused);
        metrics.deadLettered(refused.size());
    }

    private long retailerOf(String topic) {
        return retailers.computeIfAbsent(topic, unknown -> topics.retailerOf(topic).flatMap(code -> QuarkusTransaction
                .requiringNew().call(() -> Retailer.findByCode(code))).map(retailer -> retailer.id)
                .orElseThrow(() -> new UnknownRetailer(topic)));
    }

    /** What the database cannot keep against all that was checked is looked for by halves, so that it stops nothing else. */
    private IntakeResult put(long retailerId, List<StockItem> items, Instant arrived, String source,
            List<RejectedItem> refused) {
        try {
            return RowLevelSecurity.asRetailer(retailerId, () -> intake.putStock(retailerId, items, arrived, source,
                    refused));
        } catch (RuntimeException failure) {
            if (!isOfData(failure)) {
                throw failure;
            }
            if (items.size() > 1) {
                int half = items.size() / 2;
                return put(retailerId, items.subList(0, half), arrived, source, refused)
                        .and(put(retailerId, items.subList(half, items.size()), arrived, source, refused));
            }
            StockItem item = items.get(0);
            LOG.errorf(failure, "The database cannot keep what %s says of the SKU %s", source, item.sku());
            refused.add(new RejectedItem(item.index(), item.sku(), "", RejectionCode.NOT_STORABLE, ""));
            return IntakeResult.NOTHING;
        }
    }

    private static boolean isOfData(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && Optional.ofNullable(sql.getSQLState()).orElse("").startsWith(
                    DATA_EXCEPTION)) {
                return true;
            }
        }
        return false;
    }
}
