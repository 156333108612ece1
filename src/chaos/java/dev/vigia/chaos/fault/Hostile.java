package dev.vigia.chaos.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.vigia.chaos.node.Node;
import dev.vigia.chaos.node.Proxy;
import dev.vigia.chaos.scene.Market;
import dev.vigia.chaos.scene.Scene;
import dev.vigia.chaos.scene.Shop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Answers that no honest marketplace gives: they cost a bounded amount of memory and time, and nothing else. */
final class Hostile {

    private static final String KIND = Kind.HOSTILE.toString();
    private static final int MEGABYTE = 1024 * 1024;
    /** What a node may take of one answer before it turns away, with what the sockets hold. */
    private static final long MOST_TAKEN = 16L * MEGABYTE;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private final Scene scene;
    private final AtomicLong most = new AtomicLong();
    private final AtomicInteger trapped = new AtomicInteger();

    /** Writes an answer of any size. */
    private interface Answer {

        void write(OutputStream out) throws IOException;
    }

    Hostile(Scene scene) {
        this.scene = scene;
    }

    /** @param scale below 1 only some of the answers, at random */
    void all(double scale) throws IOException {
        scene.restart(Scene.PATIENT);
        try (ServerSocket trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread trapping = new Thread(() -> countVisitors(trap), "trap");
            trapping.setDaemon(true);
            trapping.start();
            Map<String, Answer> answers = new LinkedHashMap<>();
            answers.put("endless body", Hostile::endless);
            answers.put("compression bomb", Hostile::bomb);
            answers.put("100,000 headers", Hostile::headers);
            answers.put("deep JSON", Hostile::deep);
            answers.put("redirect to loopback", out -> out.write(("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:"
                    + trap.getLocalPort() + "/\r\nContent-Length: 0\r\n\r\n").getBytes(US_ASCII)));
            for (String name : scene.some(answers.keySet(), scale)) {
                strike(name, answers.get(name));
            }
        }
        scene.restart(Map.of());
    }

    private void strike(String name, Answer answer) throws IOException {
        most.set(0);
        long resident = mostResident();
        String failed = scene.shop.sinceNow(Shop.FAILED);
        for (Market market : scene.markets) {
            market.proxy.receive((client, proxy) -> answer(client, answer));
        }
        int missed = scene.strikeAll(scene.markets.size(), failed);
        System.out.printf("chaos: %s: %s; a node held at most %,d MiB before, %,d MiB after%n", KIND, name, resident,
                mostResident());
        boolean alive = scene.nodes.stream().allMatch(Node::isReady);
        for (Market market : scene.markets) {
            market.proxy.receive(Proxy.PASS);
        }
        if (most.get() > MOST_TAKEN || trapped.get() > 0 || !alive) {
            System.out.printf("chaos: a node took %,d bytes, followed %d redirects, all alive: %s%n", most.get(),
                    trapped.get(), alive);
            missed = scene.markets.size();
        }
        scene.restartDead();
        scene.judge(KIND, scene.markets.size(), scene.markets.size() - missed);
    }

    private long mostResident() throws IOException {
        long most = 0;
        for (Node node : scene.nodes) {
            most = Math.max(most, node.mostResident());
        }
        return most;
    }

    private void countVisitors(ServerSocket trap) {
        while (!trap.isClosed()) {
            try (Socket visitor = trap.accept()) {
                trapped.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket client, Answer answer) throws IOException {
        try (client) {
            readRequest(client.getInputStream());
            OutputStream out = client.getOutputStream();
            long[] taken = new long[1];
            answer.write(new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[] { (byte) b }, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                    taken[0] += length;
                    most.accumulateAndGet(taken[0], Math::max);
                }
            });
        }
    }

    /** The same answer to every request. */
    static Proxy.Reception answer(byte[] bytes) {
        return (client, proxy) -> {
            try (client) {
                readRequest(client.getInputStream());
                client.getOutputStream().write(bytes);
            }
        };
    }

    /** Reads the head and what it announces, so that the answer is not lost in a reset. */
    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    }

    private static void endless(OutputStream out) throws IOException {
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(US_ASCII);
        out.write((OK + "Transfer-Encoding: chunked\r\n\r\n").getBytes(US_ASCII));
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < until) {
            out.write(chunk);
        }
    }

    private static void bomb(OutputStream out) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[16 * MEGABYTE]);
        }
        // Packed parts may follow one another: together a gigabyte.
        int parts = 64;
        out.write((OK + "Content-Encoding: gzip\r\nContent-Length: " + packed.size() * parts + "\r\n\r\n")
                .getBytes(US_ASCII));
        for (int part = 0; part < parts; part++) {
            out.write(packed.toByteArray());
        }
    }

    private static void headers(OutputStream out) throws IOException {
        out.write(OK.getBytes(US_ASCII));
        for (int header = 0; header < 100_000; header++) {
            out.write(("X-Header-" + header + ": " + header + "\r\n").getBytes(US_ASCII));
        }
        out.write("Content-Length: 2\r\n\r\n{}".getBytes(US_ASCII));
    }

    private static void deep(OutputStream out) throws IOException {
        int depth = MEGABYTE;
        out.write((OK + "Content-Length: " + 2 * depth + "\r\n\r\n").getBytes(US_ASCII));
        out.write(("[".repeat(depth) + "]".repeat(depth)).getBytes(US_ASCII));
    }
}
