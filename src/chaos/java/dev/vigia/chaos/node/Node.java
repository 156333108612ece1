package dev.vigia.chaos.node;

import static dev.vigia.testing.Patiently.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ConditionTimeoutException;

/** The packaged application as a process of its own. */
public final class Node {

    private static final String APPLICATION = System.getProperty("chaos.application");
    private static final Duration READY = Duration.ofMinutes(3);

    public final String name;
    final int port;
    public final Proxy toDatabase;
    public final Log log;
    private final Map<String, String> settings;
    private Map<String, String> environment = Map.of();
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile Guarded process;

    public Node(String name, int port, Proxy toDatabase, Map<String, String> settings, Log log) {
        this.name = name;
        this.port = port;
        this.toDatabase = toDatabase;
        this.settings = new HashMap<>(settings);
        this.log = log;
        this.settings.put("quarkus.datasource.jdbc.additional-jdbc-properties.ApplicationName", nameInDatabase());
        this.settings.put("quarkus.http.port", Integer.toString(port));
        this.settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:" + toDatabase.port() + "/vigia");
    }

    /** What its sessions are called there. */
    public String nameInDatabase() {
        return "node-" + name;
    }

    public void start() {
        start(Map.of());
    }

    /** @param others settings of this run alone */
    public void start(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(others);
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError",
                "--add-opens", "java.base/java.lang=ALL-UNNAMED"));
        all.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", APPLICATION));
        log.begin();
        process = Guarded.start(command, environment, log.file());
    }

    /** The environment of the next start. */
    public void environment(Map<String, String> next) {
        environment = next;
    }

    /** It took counts. */
    public void acknowledge() {
        acknowledged.incrementAndGet();
    }

    /** How often it took counts. */
    public long acknowledged() {
        return acknowledged.get();
    }

    public void signal(String signal) {
        process.signal(signal);
    }

    public void kill() {
        process.kill();
    }

    /** Asks it to end. @return whether it has, within 20 seconds */
    public boolean end() {
        process.signal("TERM");
        return process.awaitEnd(Duration.ofSeconds(20));
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The most memory that its process has held at a time, in MiB; 0 when it is dead. */
    public long mostResident() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!isAlive()) {
            return 0;
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }

    public boolean isReady() {
        return isAlive() && Http.status(address() + "/q/health/ready") == 200;
    }

    /** @return whether it serves in time */
    public boolean awaitReady() {
        try {
            await().atMost(READY).pollInterval(Duration.ofMillis(100)).until(() -> isReady() || !isAlive());
            return isAlive();
        } catch (ConditionTimeoutException late) {
            return false;
        }
    }
}
