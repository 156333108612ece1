package dev.vigia.sandbox.oauth;

import dev.vigia.sandbox.Bounded;
import dev.vigia.sandbox.Grant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Codes that stand for a seller's consent. Each works once, and not for long. */
public final class Codes {

    private static final int REMEMBERED = 20_000;

    private final Clock clock;
    private final Duration lifetime;
    private final Map<String, Code> issued = Bounded.map(REMEMBERED);

    public Codes(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** @param challenge of PKCE with S256, where the application sent one */
    public String issue(String code, Grant grant, String redirectUri, Optional<String> challenge) {
        issued.put(code, new Code(grant, redirectUri, challenge, clock.instant().plus(lifetime)));
        return code;
    }

    /** What a code stands for; from then on it is unknown, whatever becomes of it. */
    public Optional<Code> take(String code) {
        return Optional.ofNullable(issued.remove(code)).filter(known -> clock.instant().isBefore(known.expiresAt));
    }

    /** @param redirectUri where the consent was sent, which the exchange must name again */
    public record Code(Grant grant, String redirectUri, Optional<String> challenge, Instant expiresAt) {

        public boolean isFor(String redirect) {
            return redirectUri.equals(redirect);
        }

        /** Whether the application knows the verifier whose challenge it had sent. */
        public boolean isProvenBy(Optional<String> verifier) {
            return challenge.map(sent -> verifier.map(Codes::challenge).filter(sent::equals).isPresent()).orElse(true);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
