package dev.vigia.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the sign-in provider says to which retailer somebody belongs. */
@Singleton
public class RetailerClaim {

    private final String name;
    private final String prefix;

    RetailerClaim(AccessConfig config) {
        this.name = config.retailerClaim();
        this.prefix = config.retailerPrefix().orElse("");
    }

    public String name() {
        return name;
    }

    /** What the claim, or one of its entries, says of who belongs to this retailer. */
    public String value(String retailer) {
        return prefix + retailer;
    }

    /** The code of the retailer that somebody belongs to. */
    public Optional<String> retailer(SecurityIdentity identity) {
        return TokenClaims.token(identity).stream().flatMap(token -> values(token.getClaim(name)))
                .filter(value -> value.startsWith(prefix))
                .map(value -> value.substring(prefix.length()).strip())
                .filter(code -> !code.isEmpty())
                .findFirst();
    }

    /** Groups come as a set, other lists as JSON. */
    private static Stream<String> values(Object claim) {
        if (claim instanceof JsonArray array) {
            return array.stream().map(TokenClaims::text);
        }
        if (claim instanceof Collection<?> collection) {
            return collection.stream().map(TokenClaims::text);
        }
        return Stream.ofNullable(claim).map(TokenClaims::text);
    }
}
