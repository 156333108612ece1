package dev.vigia.testing.marketplace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Gives whoever connects first an answer that costs more than it may, and counts what is taken of it. */
public class HostileServer implements AutoCloseable {

    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

    private final AtomicLong written = new AtomicLong();
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final ServerSocket server;

    /** Writes an answer, head and all. */
    public interface Answer {

        void write(OutputStream out) throws IOException;
    }

    public HostileServer(Answer answer) throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(answer));
        thread.setDaemon(true);
        thread.start();
    }

    /** A gigabyte, if nobody hangs up. */
    public static Answer endless() {
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(US_ASCII);
        return out -> {
            out.write(("HTTP/1.1 200 OK\r\n" + CHUNKED).getBytes(US_ASCII));
            for (int i = 0; i < 16_384; i++) {
                out.write(chunk);
            }
        };
    }

    /** Five bytes a second for two minutes, if nobody hangs up. */
    public static Answer dribbling(String status) {
        return out -> {
            out.write(("HTTP/1.1 " + status + "\r\n" + CHUNKED).getBytes(US_ASCII));
            for (int i = 0; i < 600; i++) {
                out.write("1\r\n \r\n".getBytes(US_ASCII));
                pause();
            }
        };
    }

    /** A head that is none yet, every fifth of a second for two minutes, if nobody hangs up. */
    public static Answer announcing(String status) {
        byte[] head = ("HTTP/1.1 " + status + "\r\nLink: </a>\r\n\r\n").getBytes(US_ASCII);
        return out -> {
            for (int i = 0; i < 600; i++) {
                out.write(head);
                pause();
            }
        };
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private void serve(Answer answer) {
        try (Socket client = server.accept()) {
            client.getInputStream().read(new byte[4096]);
            answer.write(new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[] { (byte) b }, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    client.getOutputStream().write(bytes, from, length);
                    written.addAndGet(length);
                }
            });
        } catch (IOException broken) {
            hungUp.countDown();
        }
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    /** Bytes that left, whether they were read or not. */
    public long written() {
        return written.get();
    }

    /** Whether the client ends the connection before the answer does, now or within some seconds. */
    public boolean isHungUpOn() throws InterruptedException {
        return hungUp.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
