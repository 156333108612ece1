package dev.vigia.source;

import dev.vigia.marketplace.CodeConsent;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.TokenSession;
import dev.vigia.source.SourceAccount.TimedReply;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;

/** The access to accounts of a source whose owner consented, and whose refresh tokens serve once. */
public abstract class SourceSession extends TokenSession<SourceAccount> {

    /** RFC 6749, 5.2: what a person can put right. Any other refusal heals by itself, or is a fault of ours. */
    private static final Set<String> REFUSALS = Set.of("invalid_grant", "invalid_client", "unauthorized_client");

    /** @param message finds the source's own words in the body of an error */
    protected SourceSession(Clock clock, UnaryOperator<String> message) {
        super(clock, message, true);
    }

    /** Whatever else has the status may be an address that does not know what it says. */
    @Override
    protected boolean isSignInRefused(Reply reply) {
        return (reply.status() == 400 || reply.status() == 401) && REFUSALS.stream().anyMatch(reply.body()::contains);
    }

    /**
     * Makes a call with a token that holds, and once more with a new one if it turns out to be refused.
     *
     * @throws PermissionMissing  when the owner has to consent, or to consent again
     * @throws ConnectorException when there was no answer
     */
    public final TimedReply call(SourceAccount account, Function<String, RestResponse<String>> request) {
        if (account.token().isEmpty() && account.setting(CodeConsent.REFRESH_TOKEN).isEmpty()) {
            throw new PermissionMissing(PermissionMissing.SIGN_IN);
        }
        try {
            return callWithToken(account, access -> account.send(() -> request.apply(access)), TimedReply::reply);
        } catch (ConnectorException failure) {
            if (failure.outcome().refusesCredentials()) {
                throw new PermissionMissing(PermissionMissing.SIGN_IN);
            }
            throw failure;
        }
    }
}
