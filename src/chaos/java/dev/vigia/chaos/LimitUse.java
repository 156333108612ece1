package dev.vigia.chaos;

import dev.vigia.chaos.scene.Market;
import dev.vigia.chaos.scene.Scene;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of a limit was used.
 *
 * @param share of it, and at least how much it has to be; both 0 where nothing is compared
 */
record LimitUse(String what, double share, double least) {

    static final int FASTER = 2;
    static final Duration USUAL_LEASE = Duration.ofSeconds(15);
    static final double USED = 0.9;

    /**
     * Quantities a second that a marketplace allows, of those that take each in a call of its own. At Netshoes the
     * sandbox's seller has the plan of 250 calls a minute.
     */
    static final Map<String, Double> PER_SECOND = new TreeMap<>(Map.of("amazon", 5.0, "b2w", 9.0, "casas-bahia",
            4.0, "magalu", 650 / 60.0, "mercado-livre", 10.0, "netshoes", 250 / 60.0));

    // One in six seconds: still so few that a node has to wait for its turn longer than it holds on to others.
    static final int FILES_FASTER = 10;

    /** Files a second that a connector allows itself, of those that take all that is due in one. */
    static final Map<String, Double> FILES_PER_SECOND = Map.of("carrefour", 1.0 / 60, "centauro", 1.0 / 60);

    /**
     * @param first the last line of the log before
     * @param takenOver whether another node took over meanwhile
     */
    static LimitUse of(Scene scene, Market market, double quantitiesPerSecond, long first, Duration time,
            boolean takenOver) {
        if (PER_SECOND.containsKey(market.code)) {
            return new LimitUse("%6.1f quantities/s".formatted(quantitiesPerSecond),
                    quantitiesPerSecond / (PER_SECOND.get(market.code) * market.rateFactor), USED);
        } else if (!FILES_PER_SECOND.containsKey(market.code)) {
            return new LimitUse("many quantities in a call", 0, 0);
        }
        double perSecond = FILES_PER_SECOND.get(market.code) * market.rateFactor;
        long files = scene.database.number("select count(distinct handle) from stock_update join integration"
                + " on integration.id = integration_id where stock_update.id > " + first + " and marketplace = '"
                + market.code + "' and outcome = 'accepted'");
        double allowed = perSecond * time.toSeconds();
        // One falls outside the time. Who takes over waits for the lease, and then as long as if it had just sent.
        double missed = 1 + (takenOver ? USUAL_LEASE.toSeconds() * perSecond + 1 : 0);
        return new LimitUse("%6d files".formatted(files), files / allowed, USED - missed / allowed);
    }

    @Override
    public String toString() {
        return what + (least > 0 ? ", %.0f %% of the limit".formatted(share * 100) : ", not compared");
    }
}
