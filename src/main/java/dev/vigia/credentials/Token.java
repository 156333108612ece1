package dev.vigia.credentials;

import java.time.Instant;
import java.util.Optional;

/**
 * An access token.
 *
 * @param refresh what buys the next one; empty when the settings hold it
 */
public record Token(String access, Optional<String> refresh, Instant expiresAt) {

    /** Whether a text can be a token at all (RFC 6750, b64token and more): it goes into a header as it is. */
    public static boolean isOne(String text) {
        return text.matches("[\\x21-\\x7E]+");
    }

    /** Whether it still holds at a moment; a connector passes a moment some seconds ahead. */
    public boolean holdsAt(Instant moment) {
        return expiresAt.isAfter(moment);
    }

    /** As it is kept, encrypted. */
    public String written() {
        return access + "\n" + refresh.orElse("");
    }

    /** What {@link #written} has written. */
    public static Token of(String written, Instant expiresAt) {
        String[] parts = written.split("\n", 2);
        return new Token(parts[0], Optional.of(parts[1]).filter(refresh -> !refresh.isEmpty()), expiresAt);
    }

    @Override
    public String toString() {
        return "Token[until " + expiresAt + "]";
    }
}
