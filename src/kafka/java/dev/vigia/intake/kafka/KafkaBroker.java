package dev.vigia.intake.kafka;

import static dev.vigia.testing.Patiently.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A real broker that is its own controller (KRaft). It is a process of its own: only that can be killed, and its libraries stay
 * out of what is tested. Where it listens is known to the whole JVM, since whoever starts it before the tests has other classes
 * than they.
 */
final class KafkaBroker {

    static final String PASSWORD = "secret-of-the-tests-and-of-nothing-else";

    private static final Path HOME = Path.of("target", "kafka-broker").toAbsolutePath();
    private static final Path CONFIG = HOME.resolve("server.properties");
    private static final String PORTS = "kafka.ports";
    private static final String PID = "kafka.pid";
    private static final String CLUSTER = "MkU3OEVBNTcwNTJENDM2Qg";

    private KafkaBroker() {
    }

    /** For anybody on this machine. */
    static String servers() {
        return "localhost:" + port(0);
    }

    /** For whoever signs in. */
    static String serversOfApplication() {
        return "localhost:" + port(1);
    }

    private static String port(int place) {
        return System.getProperty(PORTS).split(",")[place];
    }

    /** A new one, with nothing in it. */
    static void create() {
        try {
            clear();
            System.setProperty(PORTS, String.join(",", freePorts()));
            Files.createDirectories(HOME);
            Files.writeString(CONFIG, """
                    process.roles=broker,controller
                    node.id=1
                    controller.quorum.voters=1@localhost:%3$s
                    listeners=PLAINTEXT://localhost:%1$s,SASL://localhost:%2$s,CONTROLLER://localhost:%3$s
                    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SASL:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
                    controller.listener.names=CONTROLLER
                    inter.broker.listener.name=PLAINTEXT
                    sasl.enabled.mechanisms=PLAIN
                    listener.name.sasl.plain.sasl.jaas.config=\
                    org.apache.kafka.common.security.plain.PlainLoginModule required user_vigia="%4$s";
                    log.dirs=%5$s
                    offsets.topic.replication.factor=1
                    offsets.topic.num.partitions=1
                    transaction.state.log.replication.factor=1
                    transaction.state.log.min.isr=1
                    group.initial.rebalance.delay.ms=0
                    group.min.session.timeout.ms=1000
                    broker.session.timeout.ms=2000
                    broker.heartbeat.interval.ms=500
                    """.formatted(port(0), port(1), port(2), PASSWORD, HOME.resolve("data")));
            Process formatting = java("format", "kafka.tools.StorageTool", "format", "--cluster-id", CLUSTER,
                    "--config", CONFIG.toString());
            if (formatting.waitFor() != 0) {
                throw new IllegalStateException("see target/kafka-broker/format.log");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** With what it had when it ended. */
    static void start() {
        try {
            Process process = java("broker", "kafka.Kafka", CONFIG.toString());
            System.setProperty(PID, Long.toString(process.pid()));
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            await("the broker; see target/kafka-broker/broker.log").until(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the broker has ended; see target/kafka-broker/broker.log");
                }
                return answers();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if its machine had lost its power. */
    static void kill() {
        ProcessHandle.of(Long.getLong(PID)).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    private static boolean answers() throws InterruptedException {
        try (Admin admin = admin()) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", servers(), "default.api.timeout.ms", "5000",
                "request.timeout.ms", "3000"));
    }

    /** Keeps trying while the broker is away. */
    static Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(Map.of("bootstrap.servers", servers(), "max.request.size", "2000000",
                "max.block.ms", "120000"),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Process java(String log, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        all.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(HOME.resolve(log + ".log").toFile()));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    private static List<String> freePorts() throws IOException {
        try (ServerSocket first = new ServerSocket(0); ServerSocket second = new ServerSocket(0);
                ServerSocket third = new ServerSocket(0)) {
            return IntStream.of(first.getLocalPort(), second.getLocalPort(), third.getLocalPort())
                    .mapToObj(Integer::toString).toList();
        }
    }

    private static void clear() throws IOException {
        if (Files.exists(HOME)) {
            try (Stream<Path> files = Files.walk(HOME)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
