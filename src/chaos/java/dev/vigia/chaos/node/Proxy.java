package dev.vigia.chaos.node;

import static dev.vigia.testing.Patiently.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands in front of a server on loopback and plays what networks and broken servers do. */
public final class Proxy implements AutoCloseable {

    /** What happens to a connection that arrives. */
    public interface Reception {

        void receive(Socket client, Proxy proxy) throws IOException;
    }

    /** Bytes go both ways. */
    public static final Reception PASS = (client, proxy) -> proxy.connect(client);
    /** Bytes are taken and lost, and nobody says so. */
    public static final Reception BLACK_HOLE = (client, proxy) -> swallow(client);
    /** The first bytes are answered by a reset. */
    public static final Reception RESET = (client, proxy) -> {
        client.getInputStream().read();
        reset(client);
    };

    private final int target;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final List<Socket> crowd = new ArrayList<>();
    private volatile Reception reception = PASS;
    private volatile ServerSocket server;

    public Proxy(int target) throws IOException {
        this.target = target;
        server = listen(0, 50);
        port = server.getLocalPort();
        threads.execute(() -> accept(server));
    }

    public int port() {
        return port;
    }

    /** From now on connections are received so; those that are open are cut. */
    public void receive(Reception next) {
        reception = next;
        cut();
    }

    /** Loses, unsaid and for good, what the open connections carry; new ones are well. */
    public int loseOpen() {
        List<Link> lost = List.copyOf(links);
        lost.forEach(link -> link.lost = true);
        return lost.size();
    }

    /** Resets the open connections. */
    void cut() {
        links.forEach(Link::cut);
    }

    /** Nobody listens any more: connections are refused. */
    public void refuse() throws IOException {
        server.close();
        cut();
    }

    /** Connections are neither accepted nor refused, since the queue of the listener is full. */
    public void crowd() throws IOException {
        refuse();
        await().ignoreExceptions().until(() -> {
            server = listen(port, 1);
            return true;
        });
        for (int guest = 0; guest < 3; guest++) {
            Socket socket = new Socket();
            crowd.add(socket);
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            } catch (IOException full) {
                break;
            }
        }
    }

    /** Listens again, after {@link #refuse} or {@link #crowd}. */
    public void open() throws IOException {
        if (!server.isClosed() && crowd.isEmpty()) {
            return;
        }
        server.close();
        for (Socket socket : crowd) {
            socket.close();
        }
        crowd.clear();
        // The one that was closed may take a moment to let the port go.
        await().ignoreExceptions().until(() -> {
            server = listen(port, 50);
            return true;
        });
        ServerSocket now = server;
        threads.execute(() -> accept(now));
    }

    private static ServerSocket listen(int port, int backlog) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), backlog);
        return socket;
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket client = from.accept();
                client.setTcpNoDelay(true);
                Reception now = reception;
                threads.execute(() -> quietly(() -> now.receive(client, this)));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Link link = new Link(client, upstreamOf(client));
        links.add(link);
        threads.execute(() -> quietly(() -> link.carry(link.upstream, client)));
        quietly(() -> link.carry(client, link.upstream));
        links.remove(link);
    }

    /** Who cannot be connected hears so at once, as without a proxy. */
    private Socket upstreamOf(Socket client) throws IOException {
        try {
            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
            upstream.setTcpNoDelay(true);
            return upstream;
        } catch (IOException refused) {
            reset(client);
            throw refused;
        }
    }

    private static void swallow(Socket client) throws IOException {
        try (client) {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void reset(Socket socket) throws IOException {
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private interface Work {

        void run() throws IOException;
    }

    /** A connection that ends is what this class is for. */
    private static void quietly(Work work) {
        try {
            work.run();
        } catch (IOException ended) {
            // As it does outside.
        }
    }

    @Override
    public void close() throws IOException {
        refuse();
        threads.shutdownNow();
    }

    /** Two sockets, and what is carried between them. */
    private static final class Link {

        private final Socket client;
        private final Socket upstream;
        private volatile boolean lost;

        Link(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        void carry(Socket from, Socket to) throws IOException {
            byte[] bytes = new byte[16 * 1024];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    if (!lost) {
                        out.write(bytes, 0, read);
                    }
                }
            } finally {
                // Whoever is on the other side of a lost connection hears nothing of its end either.
                if (!lost || from == client) {
                    cut();
                }
            }
        }

        void cut() {
            quietly(() -> reset(client));
            quietly(() -> reset(upstream));
        }
    }
}
