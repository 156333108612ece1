package dev.vigia.bench;

import dev.vigia.testing.TestDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a piece of work cost besides time. The heap is this whole process: the application, the caller and JUnit.
 *
 * @param database time that connections spent on a processor
 */
record Gauge(Duration time, Duration database, long statements, long walBytes, long heapPeak) {

    /** Work that may fail as JDBC and HTTP fail. */
    interface Work {

        void run() throws Exception;
    }

    /** From a checkpoint on, so that each piece pays alike for the first touch of a page. */
    static Gauge of(Work work) {
        TestDatabase.execute("checkpoint");
        long statements = called();
        long wal = written();
        long cpu = cpuNanos();
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
        return new Gauge(time, Duration.ofNanos(cpuNanos() - cpu), called() - statements, written() - wal, heap[0]);
    }

    double seconds() {
        return time.toNanos() / 1e9;
    }

    double databaseSeconds() {
        return database.toNanos() / 1e9;
    }

    // A connection that is closed meanwhile takes its time with it: those of the application stay, and so does the floor's.
    private static long cpuNanos() {
        return Stream.of(TestDatabase.text(
                "select string_agg(pid::text, ',') from pg_stat_activity where backend_type in"
                        + " ('client backend', 'parallel worker')").split(",")).mapToLong(Gauge::cpuNanos).sum();
    }

    private static long cpuNanos(String pid) {
        try {
            return Long.parseLong(Files.readString(Path.of("/proc", pid, "schedstat")).split(" ")[0]);
        } catch (IOException ended) {
            return 0;
        }
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
