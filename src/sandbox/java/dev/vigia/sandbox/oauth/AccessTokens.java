package dev.vigia.sandbox.oauth;

import dev.vigia.sandbox.Bounded;
import dev.vigia.sandbox.Grant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The access tokens a marketplace has issued and not yet forgotten. */
public final class AccessTokens {

    private static final int REMEMBERED = 20_000;

    private final Clock clock;
    private final Duration lifetime;
    private final Map<String, Issued> issued = Bounded.map(REMEMBERED);

    public AccessTokens(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    public String issue(String prefix, Grant grant) {
        String token = prefix + random();
        issued.put(token, new Issued(grant, clock.instant().plus(lifetime)));
        return token;
    }

    /** Whom a token stands for; empty when it is unknown or has expired. */
    public Optional<Grant> find(String token) {
        return Optional.ofNullable(issued.get(token)).filter(found -> clock.instant().isBefore(found.expiresAt))
                .map(Issued::grant);
    }

    public void expireAll() {
        issued.clear();
    }

    public long lifetimeInSeconds() {
        return lifetime.toSeconds();
    }

    /** Text nobody guesses, 32 hexadecimal digits. */
    public static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private record Issued(Grant grant, Instant expiresAt) {
    }
}
