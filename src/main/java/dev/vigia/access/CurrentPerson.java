package dev.vigia.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is signed in, as the provider says. */
@RequestScoped
public class CurrentPerson {

    private static final Set<String> ROLES = Set.of(Role.VIEWER, Role.OPERATOR, Role.ADMIN);

    private final SecurityIdentity identity;
    private final RetailerClaim claim;

    CurrentPerson(SecurityIdentity identity, RetailerClaim claim) {
        this.identity = identity;
        this.claim = claim;
    }

    public boolean isSignedIn() {
        return !identity.isAnonymous();
    }

    /** How to address the person. */
    public String name() {
        return token().flatMap(token -> Optional.ofNullable(token.<Object>getClaim("name"))).map(TokenClaims::text)
                .orElse(identity.getPrincipal().getName());
    }

    /** What identifies the person with the provider; it stays when the name changes. */
    public String subject() {
        return token().flatMap(token -> Optional.ofNullable(token.getSubject()))
                .orElse(identity.getPrincipal().getName());
    }

    /** Where to write to the person; empty where the provider tells none, or one that nobody has confirmed. */
    public Optional<String> email() {
        return token().filter(token -> !"false".equals(claim(token, "email_verified")))
                .map(token -> claim(token, "email")).filter(email -> email.matches("[^@\\s,;<>]+@[^@\\s,;<>]+"));
    }

    private static String claim(JsonWebToken token, String name) {
        return Optional.ofNullable(token.<Object>getClaim(name)).map(TokenClaims::text).orElse("");
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
        return claim.retailer(identity);
    }

    private Optional<JsonWebToken> token() {
        return TokenClaims.token(identity);
    }
}
