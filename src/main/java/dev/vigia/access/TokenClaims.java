package dev.vigia.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads what the provider says in the token of whoever is signed in. */
public final class TokenClaims {

    private TokenClaims() {
    }

    /** Empty where nobody is signed in, or not by a token. */
    public static Optional<JsonWebToken> token(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
    }

    /** What a claim says, be it plain or JSON. */
    static String text(Object value) {
        return value instanceof JsonString string ? string.getString()
                : value == JsonValue.NULL ? "" : value.toString();
    }
}
