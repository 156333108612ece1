package dev.vigia.source.reading;

import dev.vigia.marketplace.ConnectorException;
import dev.vigia.source.PermissionMissing;
import dev.vigia.source.SourceConnector;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Asks a source about several SKUs at the same time: an answer takes longer than its budget makes the next one wait. */
@ApplicationScoped
class SkuReads {

    private static final Logger LOG = Logger.getLogger(SkuReads.class);
    private static final int AT_ONCE = 4;
    /** Of a step. One that outlasts its claim settles nothing, and what is announced meanwhile waits for the next one. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final AtomicInteger number = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "source-call-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    /** Begins nothing more once the source asks to be left alone, or a person must act. */
    ReadBatch read(SourceConnector connector, SourceCalls calls, List<DueSku> skus) {
        ReadBatch batch = new ReadBatch();
        List<List<DueSku>> groups = groups(skus, Math.max(1, connector.idsPerRead(calls)));
        AtomicInteger next = new AtomicInteger();
        long end = System.nanoTime() + LONGEST.toNanos();
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int worker = 0; worker < Math.min(AT_ONCE, groups.size()); worker++) {
            workers.add(CompletableFuture.runAsync(() -> {
                for (int group = next.getAndIncrement(); group < groups.size() && !batch.isOver()
                        && System.nanoTime() < end; group = next.getAndIncrement()) {
                    read(connector, calls, groups.get(group), batch);
                }
            }, threads));
        }
        workers.forEach(CompletableFuture::join);
        return batch;
    }

    private static void read(SourceConnector connector, SourceCalls calls, List<DueSku> group, ReadBatch batch) {
        try {
            batch.add(group, connector.read(calls, group.stream().map(DueSku::question).toList()));
        } catch (PermissionMissing missing) {
            batch.stop(missing);
        } catch (ConnectorException failure) {
            batch.fail(group, failure);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "Some SKUs of a source could not be read; they are read again");
            batch.fail(group);
        }
    }

    private static List<List<DueSku>> groups(List<DueSku> skus, int size) {
        List<List<DueSku>> groups = new ArrayList<>();
        for (int from = 0; from < skus.size(); from += size) {
            groups.add(skus.subList(from, Math.min(skus.size(), from + size)));
        }
        return groups;
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }
}
