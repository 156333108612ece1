package dev.vigia.access.session;

import dev.vigia.access.TokenClaims;
import dev.vigia.web.BarePage;
import dev.vigia.web.Htmx;
import dev.vigia.web.Paths;
import dev.vigia.web.Problem;
import dev.vigia.web.WebMessages;
import dev.vigia.web.form.SecretFields;
import dev.vigia.web.form.SubmittedForm;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Sends people to the sign-in without losing what they were doing. A form that is sent after the session has ended is
 * kept, and the page shows it again after the sign-in; a piece of a page that is asked for then says so in that page.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class SignIn implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(SignIn.class);

    private final OidcAuthenticationMechanism oidc;
    private final EndedSessions endedSessions;
    private final SubmittedFormStore typedForms;
    // Asked late: this is made before the settings of marketplaces are read.
    private final Instance<SecretFields> secretFields;
    private final BarePage pages;
    private final BlockingSecurityExecutor workers;

    SignIn(OidcAuthenticationMechanism oidc, EndedSessions endedSessions, SubmittedFormStore typedForms,
            Instance<SecretFields> secretFields,
            BarePage pages, BlockingSecurityExecutor workers) {
        this.oidc = oidc;
        this.endedSessions = endedSessions;
        this.typedForms = typedForms;
        this.secretFields = secretFields;
        this.pages = pages;
        this.workers = workers;
    }

    /** The form is read as soon as it is known that nobody else will: later the server throws it away. */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager manager) {
        return Uni.createFrom().deferred(() -> oidc.authenticate(routing, manager))
                .onItem().ifNotNull().call(identity -> unlessEnded(identity, routing))
                .onFailure(SignIn::isProvidersFault).call(failure -> unreachable(routing, failure))
                .onItemOrFailure().transformToUni((identity, failure) -> {
                    // The provider's adapter names itself; what it refuses is for us to answer.
                    routing.put(HttpAuthenticationMechanism.class.getName(), this);
                    Uni<SecurityIdentity> outcome = failure == null ? Uni.createFrom().item(identity)
                            : Uni.createFrom().failure(failure);
                    return identity == null && FormBody.isAwaited(routing) && !routing.response().ended()
                            ? FormBody.read(routing).chain(() -> outcome)
                            : outcome;
                });
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext routing) {
        boolean form = FormBody.isAwaited(routing);
        // What has been typed so far asks for a piece of the page: the form is not sent yet.
        boolean piece = Htmx.asks(routing) && !(form && Htmx.followsLink(routing));
        if (piece && !Paths.isApi(routing.normalizedPath())) {
            return Uni.createFrom().item(() -> sessionEnded(routing));
        }
        if (form) {
            return keepForm(routing);
        }
        return Uni.createFrom().deferred(() -> oidc.sendChallenge(routing))
                .onFailure(SignIn::isProvidersFault)
                .recoverWithUni(failure -> unreachable(routing, failure).replaceWith(true));
    }

    /** A token of a program says itself how long it holds. */
    private Uni<?> unlessEnded(SecurityIdentity identity, RoutingContext routing) {
        Optional<String> name = Paths.isApi(routing.normalizedPath()) ? Optional.empty()
                : TokenClaims.token(identity).flatMap(token -> Optional.ofNullable(token.getClaim(
                        EndedSessions.NAME)));
        if (name.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Context loop = routing.vertx().getOrCreateContext();
        return workers.executeBlocking(() -> endedSessions.contains(name.get()))
                .emitOn(task -> loop.runOnContext(go -> task.run()))
                .invoke(ended -> {
                    if (ended) {
                        throw new AuthenticationFailedException("the session has ended");
                    }
                });
    }

    private Uni<Boolean> keepForm(RoutingContext routing) {
        Map<String, List<String>> sent = FormBody.fields(routing);
        SubmittedForm form = SubmittedForm.of(routing.normalizedPath(), pageOf(sent, routing), sent, SecretFields.names(
                secretFields),
                FormBody.isMultipart(routing));
        Context loop = routing.vertx().getOrCreateContext();
        return workers.executeBlocking(() -> typedForms.keep(form, first(sent, SubmittedForm.MARK)))
                .emitOn(task -> loop.runOnContext(go -> task.run()))
                .map(name -> {
                    String again = SubmittedForm.again(form.page(), name.orElse(""));
                    if (Htmx.asks(routing)) {
                        routing.response().putHeader(Htmx.REDIRECT, again);
                    }
                    refuse(routing, pages.leadTo(again, WebMessages::sessionEnded,
                            name.isPresent() ? WebMessages::sessionEndedKept : WebMessages::sessionEndedLost, routing));
                    return true;
                });
    }

    /** Whoever follows a link is led on; whoever types on stays, and reads how to go on. */
    private boolean sessionEnded(RoutingContext routing) {
        if (Htmx.followsLink(routing)) {
            routing.response().putHeader(Htmx.REDIRECT, routing.request().uri());
        }
        refuse(routing, pages.sessionEnded(routing));
        return true;
    }

    private static void refuse(RoutingContext routing, String page) {
        routing.response().setStatusCode(401).putHeader("WWW-Authenticate", "OIDC")
                .putHeader("Content-Type", "text/html; charset=UTF-8").end(page);
    }

    private Uni<Void> unreachable(RoutingContext routing, Throwable failure) {
        return Uni.createFrom().voidItem().invoke(() -> {
            LOG.errorf("The sign-in provider does not answer: %s", failure);
            boolean program = Paths.isApi(routing.normalizedPath());
            routing.response().setStatusCode(503).putHeader("Retry-After", "10")
                    .putHeader("Content-Type", program ? Problem.TYPE.toString() : "text/html; charset=UTF-8")
                    .end(program ? Problem.of(503, "The sign-in provider does not answer", "").toJson()
                            : pages.signInUnreachable(routing));
        });
    }

    /** What is no answer about the person. */
    private static boolean isProvidersFault(Throwable failure) {
        return !(failure instanceof AuthenticationException) && !(failure instanceof SecurityException);
    }

    /** The form's own word, which is of use where its answer was the page; else where the browser says it was. */
    private static String pageOf(Map<String, List<String>> sent, RoutingContext routing) {
        return SubmittedForm.page(Optional.of(first(sent, SubmittedForm.PAGE)).filter(page -> !page.isEmpty())
                .orElseGet(() -> Optional.ofNullable(routing.request().getHeader("Referer")).orElse("/")));
    }

    private static String first(Map<String, List<String>> sent, String name) {
        return sent.getOrDefault(name, List.of("")).get(0);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext routing) {
        return oidc.getChallenge(routing);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext routing) {
        return oidc.getCredentialTransport(routing);
    }

    @Override
    public int getPriority() {
        return oidc.getPriority() + 1;
    }
}
