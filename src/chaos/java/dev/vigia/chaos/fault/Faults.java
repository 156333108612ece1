package dev.vigia.chaos.fault;

import static dev.vigia.testing.Patiently.await;

import dev.vigia.chaos.node.Node;
import dev.vigia.chaos.node.Proxy;
import dev.vigia.chaos.scene.Scene;
import dev.vigia.chaos.scene.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** What is broken, and how often. */
public final class Faults {

    public static final Set<Kind> ALL = EnumSet.range(Kind.KILL, Kind.HOSTILE);
    /** What every release brings about, and every machine that fails: the tests have time for these. */
    public static final Set<Kind> ENDS = EnumSet.of(Kind.KILL, Kind.END);

    private static final Duration RECOVERED = Duration.ofSeconds(60);
    /** Longer than it takes until a new time is noticed, and than a call may last that began before. */
    private static final Duration JUMPED = Duration.ofSeconds(12);
    /** A clock that is ahead makes every token look expired, and rightly so; here counts are to come in all the same. */
    private static final Map<String, String> OLD_TOKENS = Map.of("quarkus.oidc.api.token.lifespan-grace", "172800");

    private final Scene scene;
    private final Path directory;
    private final Kills kills;
    private final List<String> untried = new ArrayList<>();
    private int strikes;
    private int ends;

    public Faults(Scene scene, Path directory) {
        this.scene = scene;
        this.directory = directory;
        kills = new Kills(scene);
    }

    /** @param scale 1 is the whole program; less is less of everything, but of each kind at least one */
    public void all(double scale) throws IOException {
        for (Kind kind : wanted(ALL)) {
            inject(kind, scale);
        }
    }

    /** In one round some nodes die, and some are asked to end. */
    public void ends() throws IOException {
        scene.inject(Kind.KILL + ", " + Kind.END, 3, 3, () -> isDeath() ? kills.killNext() : end());
    }

    private boolean isDeath() {
        return ends++ % 2 == 0;
    }

    /** What could not be tried here, why, and what to do. */
    public List<String> untried() {
        return untried;
    }

    private static List<Kind> wanted(Set<Kind> kinds) {
        return new ArrayList<>(kinds.stream().filter(Kind::isWanted).toList());
    }

    private void inject(Kind kind, double scale) throws IOException {
        String name = kind.toString();
        switch (kind) {
            case KILL -> scene.inject(name, Settings.times(200, scale), 10, kills::killNext);
            case END -> scene.inject(name, Settings.times(50, scale), 10, this::end);
            case PAUSE -> scene.inject(name, Settings.times(50, scale), 5, this::pause);
            case DATABASE -> scene.inject(name, Settings.times(40, scale), 5, this::breakDatabase);
            case CONNECTIONS -> scene.inject(name, Settings.times(50, scale), 5, this::loseConnections);
            case CLOCK -> clocks(scale);
            case IMPORT -> scene.inject(name, Settings.times(20, scale), 2, new KilledImports(scene)::survive);
            case ROLLOUT -> scene.inject(name, Settings.times(20, scale), 2, new KilledRollouts(scene)::survive);
            case SOURCE -> scene.inject(name, Settings.times(10, scale), 1, new KilledSources(scene)::survive);
            case CONNECTORS -> new Matrix(scene).all(scale);
            case LATE -> new LateCalls(scene).all(scale);
            case SLOW -> new SlowMarkets(scene).all(scale);
            case HOSTILE -> new Hostile(scene).all(scale);
            default -> throw new IllegalArgumentException(kind + " is no fault of this program");
        }
    }

    /** Is asked to end in the middle of its work, and starts again. */
    private boolean end() {
        Node node = nextNode();
        boolean back = node.awaitReady();
        scene.aWhile(Duration.ofSeconds(2));
        boolean ended = node.end();
        if (!ended) {
            System.out.println("chaos: node " + node.name + " does not end within 20 s");
            node.kill();
        }
        node.start();
        return back && ended;
    }

    private Node nextNode() {
        return scene.nodes.get(strikes++ % scene.nodes.size());
    }

    /** Stands still until the other has taken over, and goes on as if nothing had been. */
    private boolean pause() {
        Node node = scene.anyNode();
        scene.aWhile(Duration.ofSeconds(1));
        node.signal("STOP");
        try {
            scene.exactly(Scene.LEASE.plusMillis(500));
            scene.aWhile(Duration.ofSeconds(1));
        } finally {
            node.signal("CONT");
        }
        return works(node);
    }

    private boolean breakDatabase() {
        scene.aWhile(Duration.ofSeconds(1));
        if (strikes++ % 2 == 0) {
            scene.database.fallOver();
        } else {
            scene.database.endSessions();
        }
        return scene.nodes.stream().allMatch(this::works);
    }

    /** The other side of open connections falls silent: of one node to the database, or of all to one marketplace. */
    private boolean loseConnections() {
        scene.aWhile(Duration.ofSeconds(2));
        if (strikes++ % 2 == 0) {
            Node node = scene.anyNode();
            loseSome(node.toDatabase);
            return works(node);
        }
        loseSome(scene.markets.get(scene.random.nextInt(scene.markets.size())).proxy);
        return scene.nodes.stream().allMatch(this::works);
    }

    private static void loseSome(Proxy proxy) {
        await().atMost(RECOVERED).pollInterval(Duration.ofMillis(50)).until(() -> proxy.loseOpen() > 0);
    }

    /** Whether a node takes counts again soon. */
    private boolean works(Node node) {
        long before = node.acknowledged();
        try {
            await().atMost(RECOVERED).pollInterval(Duration.ofMillis(50)).until(() -> node.acknowledged() > before
                    && node.isReady());
            return true;
        } catch (ConditionTimeoutException late) {
            System.out.printf("chaos: node %s takes no counts after %s%n", node.name, RECOVERED);
            return false;
        }
    }

    /** One node lives at another time, and then time jumps while it works. */
    private void clocks(double scale) throws IOException {
        Optional<Path> library = fakeTime();
        if (library.isEmpty()) {
            untried.add("the clocks: libfaketime is not installed; on Debian, apt-get install libfaketime");
            System.out.println("chaos: NOT TRIED, for which the run fails at its end: " + untried);
            return;
        }
        Path clock = directory.resolve("clock");
        Node node = scene.nodes.get(0);
        // Waits are by the monotonic clock: taken for the other they would end at once, and the node would spin.
        node.environment(Map.of("FAKETIME_FORCE_MONOTONIC_FIX", "0", "LD_PRELOAD", library.get().toString(),
                "FAKETIME_TIMESTAMP_FILE", clock.toString(),
                "FAKETIME_CACHE_DURATION", "1", "FAKETIME_DONT_FAKE_MONOTONIC", "1", "DONT_FAKE_MONOTONIC", "1"));
        List<String> offsets = List.of("+10m", "-10m", "+1d", "-1d");
        scene.truth.leaveTimesOut();
        for (String offset : scale < 1 ? List.of(offsets.get(scene.random.nextInt(4))) : offsets) {
            scene.inject(Kind.CLOCK + " " + offset, 2, 2, () -> startAt(node, clock, offset));
        }
        scene.truth.sayTimes();
        node.environment(Map.of());
        node.kill();
        node.start();
        node.awaitReady();
    }

    /**
     * The first time it starts with that clock; the second time its clock jumps there from the right time. Either way it
     * takes counts while its clock is wrong.
     */
    private boolean startAt(Node node, Path clock, String offset) throws IOException {
        boolean jumps = strikes++ % 2 == 1;
        Files.writeString(clock, jumps ? "+0" : offset);
        node.kill();
        node.start(OLD_TOKENS);
        boolean ready = node.awaitReady();
        Files.writeString(clock, offset);
        scene.exactly(JUMPED);
        return ready && works(node);
    }

    private static Optional<Path> fakeTime() throws IOException {
        Path libraries = Path.of("/usr/lib");
        try (Stream<Path> found = Files.find(libraries, 3,
                (path, attributes) -> path.endsWith(Path.of("faketime", "libfaketimeMT.so.1")))) {
            return found.findFirst();
        }
    }
}
