package dev.vigia.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is signed in, as the provider says. */
@RequestScoped
public class CurrentPerson {

    private static final Set<String> ROLES = Set.of(Role.VIEWER, Role.OPERATOR, Role.ADMIN);

    private final SecurityIdentity identity;
    private final AccessConfig config;

    CurrentPerson(SecurityIdentity identity, AccessConfig config) {
        this.identity = identity;
        this.config = config;
    }

    public boolean isSignedIn() {
        return !identity.isAnonymous();
    }

    /** How to address the person. */
    public String name() {
        return token().flatMap(token -> Optional.ofNullable(token.<Object>getClaim("name"))).map(CurrentPerson::text)
                .orElse(identity.getPrincipal().getName());
    }

    /** What identifies the person with the provider; it stays when the name changes. */
    public String subject() {
        return token().flatMap(token -> Optional.ofNullable(token.getSubject()))
                .orElse(identity.getPrincipal().getName());
    }

    /** The subject of whoever made the request that is worked on; empty in a job, and where nobody is signed in. */
    public static Optional<String> subjectOfRequest() {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        CurrentPerson person = Arc.container().instance(CurrentPerson.class).get();
        return Optional.of(person).filter(CurrentPerson::isSignedIn).map(CurrentPerson::subject);
    }

    public Set<String> roles() {
        return identity.getRoles().stream().filter(ROLES::contains).collect(Collectors.toUnmodifiableSet());
    }

    public boolean may(String role) {
        return identity.hasRole(role);
    }

    /** The code of the retailer the person belongs to. */
    Optional<String> retailerCode() {
        String prefix = config.retailerPrefix().orElse("");
        return token().stream().flatMap(token -> values(token.getClaim(config.retailerClaim())))
                .filter(value -> value.startsWith(prefix))
                .map(value -> value.substring(prefix.length()).strip())
                .filter(code -> !code.isEmpty())
                .findFirst();
    }

    private Optional<JsonWebToken> token() {
        return token(identity);
    }

    public static Optional<JsonWebToken> token(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
    }

    /** Groups come as a set, other lists as JSON. */
    private static Stream<String> values(Object claim) {
        if (claim instanceof JsonArray array) {
            return array.stream().map(CurrentPerson::text);
        }
        if (claim instanceof Collection<?> collection) {
            return collection.stream().map(CurrentPerson::text);
        }
        return Stream.ofNullable(claim).map(CurrentPerson::text);
    }

    private static String text(Object value) {
        return value instanceof JsonString string ? string.getString()
                : value == JsonValue.NULL ? "" : value.toString();
    }
}
