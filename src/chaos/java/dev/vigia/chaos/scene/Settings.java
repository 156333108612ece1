package dev.vigia.chaos.scene;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.microprofile.config.ConfigProvider;

/** Of a run, and of its nodes. */
public final class Settings {

    private Settings() {
    }

    /** The one that was asked for, or any. */
    public static long seed() {
        String asked = System.getProperty("chaos.seed");
        return asked.isEmpty() ? new Random().nextInt(1_000_000) : Long.parseLong(asked);
    }

    /** 1 is the whole program. */
    public static double scale() {
        return Double.parseDouble(System.getProperty("chaos.scale"));
    }

    /** So many of the whole, but at least one. */
    public static int times(int whole, double scale) {
        return (int) Math.max(1, Math.ceil(whole * scale));
    }

    /** A regular expression that is found in the names of the kinds wanted. */
    public static String only() {
        return System.getProperty("chaos.only");
    }

    /** One that no other run has used. */
    public static Path directory() {
        return Path.of(System.getProperty("chaos.directory"), Long.toString(System.currentTimeMillis()));
    }

    /** What a node needs to know of the provider, which this process plays. */
    public static Map<String, String> lent() {
        Map<String, String> settings = new HashMap<>();
        for (String name : List.of("quarkus.oidc.auth-server-url", "quarkus.oidc.client-id",
                "quarkus.oidc.credentials.secret", "vigia.access.retailer-claim", "vigia.access.retailer-prefix")) {
            settings.put(name, ConfigProvider.getConfig().getValue(name, String.class));
        }
        // The built-in provider names no audience and repeats no nonce.
        settings.put("quarkus.oidc.api.token.audience", "any");
        settings.put("quarkus.oidc.authentication.nonce-required", "false");
        settings.put("vigia.secrets.keyset-file", Path.of(ConfigProvider.getConfig().getValue(
                "vigia.secrets.keyset-file", String.class)).toAbsolutePath().toString());
        // The sandbox plays what stock is read from, too.
        settings.put("vigia.source.vtex.url", ConfigProvider.getConfig().getValue("vigia.source.vtex.url",
                String.class));
        return settings;
    }

    /** What the nodes are told besides: their marketplaces, and to hurry unless {@code settings} say how much. */
    static Map<String, String> ofNodes(Map<String, String> settings, List<Market> markets) {
        Map<String, String> all = new HashMap<>();
        // What is counted at random sells out at random, and nobody is here to say that it may.
        all.putAll(Map.of("vigia.intake.brake-share", "1", "vigia.sync.lease", Scene.LEASE.toSeconds() + "s",
                "vigia.sync.retry-first", "500ms", "vigia.sync.retry-longest", "5s", "quarkus.datasource.jdbc.max-size",
                "10", "vigia.intake.scheduled.every", "1s", "vigia.intake.scheduled.private-hosts", "localhost",
                "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "5",
                "quarkus.datasource.username", "vigia", "quarkus.datasource.password", "vigia"));
        all.putAll(settings);
        for (Market market : markets) {
            all.put("vigia.marketplace." + market.code + ".url", market.address());
            all.put("vigia.marketplace." + market.code + ".rate-factor", Double.toString(market.rateFactor));
        }
        return all;
    }
}
