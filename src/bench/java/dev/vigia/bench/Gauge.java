package dev.vigia.bench;

import dev.vigia.testing.TestDatabase;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;

/** What a piece of work cost besides time. The heap is this whole process: the application, the caller and JUnit. */
record Gauge(Duration time, long statements, long walBytes, long heapPeak) {

    /** Work that may fail as JDBC and HTTP fail. */
    interface Work {

        void run() throws Exception;
    }

    /** From a checkpoint on, so that each piece pays alike for the first touch of a page. */
    static Gauge of(Work work) {
        TestDatabase.execute("checkpoint");
        long statements = called();
        long wal = written();
        heapPools(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        try {
            work.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        long[] heap = { 0 };
        heapPools(pool -> heap[0] += pool.getPeakUsage().getUsed());
        return new Gauge(time, called() - statements, written() - wal, heap[0]);
    }

    double seconds() {
        return time.toNanos() / 1e9;
    }

    private static void heapPools(java.util.function.Consumer<MemoryPoolMXBean> each) {
        ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .forEach(each);
    }

    private static long called() {
        return TestDatabase.number("select coalesce(sum(calls), 0)::bigint from pg_stat_statements");
    }

    private static long written() {
        return TestDatabase.number("select (pg_current_wal_lsn() - '0/0')::bigint");
    }
}
