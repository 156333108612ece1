package dev.vigia.chaos.scene;

import static dev.vigia.testing.Patiently.await;

import dev.vigia.chaos.node.Confidential;
import dev.vigia.chaos.node.Database;
import dev.vigia.chaos.node.Log;
import dev.vigia.chaos.node.Node;
import dev.vigia.chaos.node.Proxy;
import dev.vigia.credentials.Secrets;
import dev.vigia.marketplace.Marketplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/** Nodes of the packaged application, a database, every marketplace that has a connector, and a proxy on each way. */
public final class Scene implements AutoCloseable {

    static final int MINIMUM = 5;
    public static final Duration LEASE = Duration.ofSeconds(3);

    /** The usual lease: longer than a call without an answer takes, so that what became of the call is written down. */
    public static final Map<String, String> PATIENT = Map.of("vigia.sync.lease", "15s");
    private static final Duration LOOKS = Duration.ofMillis(300);

    public final Random random;
    public final Database database;
    public final Truth truth;
    public final List<Market> markets = new ArrayList<>();
    public final List<Node> nodes = new ArrayList<>();
    public final Shop shop;
    public final Load load;
    public final Score score = new Score();
    private final Supplier<String> token;
    private final Comparison comparison;
    private final Confidential confidential = new Confidential();
    private final Background watching = new Background("look at the marketplaces", 1);

    /** @param faster times the documented limits, at least, of the sandbox and of what the nodes are told */
    public record Size(int nodes, double faster, int products) {
    }

    public Scene(long seed, Size size, Path directory, List<Marketplace> marketplaces, Map<String, String> settings,
            Secrets secrets, Supplier<String> token) throws IOException {
        random = new Random(seed);
        truth = new Truth(MINIMUM, size.products);
        this.token = token;
        Files.createDirectories(directory);
        database = Database.create(directory);
        String seller = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 999_999));
        for (Marketplace marketplace : marketplaces) {
            Market market = new Market(marketplace.code(), Math.max(size.faster, marketplace.rateFactor()),
                    marketplace.url().orElseThrow(), seller, truth);
            market.stock();
            markets.add(market);
        }
        for (String name : List.of("a", "b", "c", "d").subList(0, size.nodes)) {
            nodes.add(new Node(name, Database.freePort(), new Proxy(database.port()), Settings.ofNodes(settings,
                    markets), new Log(directory.resolve("node-" + name + ".log"))));
        }
        shop = new Shop(database, secrets, confidential);
        load = new Load(truth, nodes, token);
        comparison = new Comparison(database, truth, markets);
        try {
            open(marketplaces);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** Starts the nodes one after the other, since the first makes the tables; connects all marketplaces; says the first counts. */
    private void open(List<Marketplace> marketplaces) {
        for (Node node : nodes) {
            node.start();
            if (!node.awaitReady()) {
                throw new IllegalStateException("node " + node.name + " does not start, see its log");
            }
        }
        shop.connect(markets, marketplaces);
        if (!load.describe(nodes.get(0)) || !load.say(nodes.get(0), countAll())) {
            throw new IllegalStateException("the first products and their stock are not taken");
        }
        watching.again(() -> markets.forEach(Market::watch), LOOKS);
        load.begin(random);
        List<String> wrong = comparison.awaitRight();
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("nothing was broken yet, and still: " + wrong);
        }
        learnTokens();
    }

    private List<Truth.Count> countAll() {
        return truth.skus().stream().map(sku -> truth.say(sku, random)).toList();
    }

    /** A fault. @return whether what it hit came back */
    public interface Fault {

        boolean strike() throws IOException;
    }

    /**
     * Strikes so many times under load, in rounds; after each round the load rests and every listing is compared. A fault
     * is survived when what it hit came back, some count was taken in its round, and the round ended with every listing
     * right.
     */
    public void inject(String kind, int times, int perRound, Fault fault) throws IOException {
        for (int done = 0; done < times; done += perRound) {
            int injected = Math.min(perRound, times - done);
            int survived = 0;
            long before = load.acknowledged();
            boolean counted;
            load.resume();
            try {
                for (int i = 0; i < injected; i++) {
                    survived += fault.strike() ? 1 : 0;
                }
                counted = load.isTakenAfter(before);
            } finally {
                load.pause();
            }
            judge(kind, injected, counted ? survived : 0);
        }
    }

    /**
     * Waits until every listing is right, and notes what became of the faults since the last time.
     *
     * @throws IllegalStateException if the load or the look at the marketplaces has stopped: there is nothing to judge
     */
    public void judge(String kind, int injected, int survived) {
        boolean serving = nodes.stream().allMatch(Node::awaitReady);
        List<String> wrong = comparison.awaitRight();
        load.check();
        watching.check();
        learnTokens();
        wrong.forEach(line -> System.out.println("chaos: LOST  " + line));
        List<String> stale = markets.stream().flatMap(market -> market.takeStale().stream()).toList();
        stale.forEach(line -> System.out.println("chaos: STALE " + line));
        score.add(kind, new Score.Line(injected, serving && wrong.isEmpty() ? survived : 0, wrong.size(),
                stale.size()));
    }

    private void learnTokens() {
        shop.learnTokens();
        confidential.add(token.get());
    }

    /** What is wrong with the nodes' logs. */
    public List<String> faultsInLogs() {
        return nodes.stream().flatMap(node -> node.log.faults(confidential).stream()).toList();
    }

    /**
     * Counts every product anew while some marketplaces are broken, and waits until each has been noticed to be.
     *
     * @param struck  how many are
     * @param noticed asks the database at how many of them the fault showed
     * @return marketplaces where it was not noticed
     */
    public int strikeAll(int struck, String noticed) {
        countAnew();
        try {
            await().atMost(Duration.ofSeconds(45)).pollInterval(Duration.ofMillis(100))
                    .until(() -> database.number(noticed) == struck);
            return 0;
        } catch (ConditionTimeoutException unnoticed) {
            int missed = struck - (int) database.number(noticed);
            System.out.printf("chaos: %d marketplaces were not noticed to be broken%n", missed);
            return missed;
        }
    }

    private void countAnew() {
        List<Truth.Count> counts = countAll();
        if (nodes.stream().noneMatch(node -> load.say(node, counts))) {
            throw new IllegalStateException("no node takes counts while the marketplaces are broken");
        }
    }

    /** Counts every product anew. @return how long some marketplaces take to show each zero among them, at most so long */
    public Duration untilZerosShow(List<Market> some, Duration most) {
        countAnew();
        return comparison.untilZerosShow(some, most);
    }

    /** Starts the nodes again with other settings, and waits until they serve. */
    public void restart(Map<String, String> others) {
        nodes.forEach(Node::kill);
        nodes.forEach(node -> node.start(others));
        if (!nodes.stream().allMatch(Node::awaitReady)) {
            throw new IllegalStateException("the nodes do not start with " + others);
        }
    }

    public void restartDead() {
        nodes.stream().filter(node -> !node.isAlive()).forEach(node -> {
            node.start();
            node.awaitReady();
        });
    }

    /** All of them, or below a scale of 1 some, in an order of chance. */
    public List<String> some(Set<String> names, double scale) {
        List<String> all = new ArrayList<>(names);
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(all.size(), Settings.times(all.size(), scale * 5)));
    }

    /** Lets some time pass, at random up to a most. */
    public void aWhile(Duration most) {
        exactly(Duration.ofMillis(1 + (long) (random.nextDouble() * most.toMillis())));
    }

    /** Lets this much time pass. */
    public void exactly(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(60)).until(() -> true);
    }

    public Node anyNode() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    @Override
    public void close() throws IOException {
        watching.close();
        load.close();
        for (Node node : nodes) {
            if (node.isAlive()) {
                node.kill();
            }
            node.toDatabase.close();
        }
        for (Market market : markets) {
            market.proxy.close();
        }
        database.close();
    }
}
