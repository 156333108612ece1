package dev.vigia.source;

import dev.vigia.credentials.CredentialOwner;
import dev.vigia.credentials.Secrets;
import dev.vigia.credentials.Token;
import dev.vigia.credentials.TokenRefreshLock;
import dev.vigia.credentials.TokenRefreshTimeout;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.marketplace.ConnectorException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.Session;

/** Keeps the tokens that consents gave, encrypted, each with what buys the next. In transactions of their own. */
@ApplicationScoped
public class SourceTokens {

    private static final String TOKEN = "token";

    private final Session session;
    private final Secrets secrets;
    private final TokenRefreshLock refreshLock;
    private final Clock clock;

    SourceTokens(Session session, Secrets secrets, TokenRefreshLock refreshLock, Clock clock) {
        this.session = session;
        this.secrets = secrets;
        this.refreshLock = refreshLock;
        this.clock = clock;
    }

    /**
     * With its end on the clock of this node; what is left of it goes by the database's.
     *
     * @throws IllegalStateException if it was kept with another keyset
     */
    public Optional<Token> find(Source source) {
        return DeadlockRetry.inTransaction(() -> session.createNativeQuery("""
                select token, cast(extract(epoch from expires_at - clock_timestamp()) * 1000 as bigint)
                from source_token where retailer_id = :retailer and source_id = :source
                """, KeptTokenRow.class)
                .setParameter("retailer", source.retailerId)
                .setParameter("source", source.id)
                .getResultStream().findFirst()
                .map(row -> Token.of(secrets.decrypt(row.token, source.retailerId, source.id, owner(source).place(
                        TOKEN)), clock.instant().plusMillis(row.millisLeft))));
    }

    private record KeptTokenRow(byte[] token, long millisLeft) {
    }

    /** Durably, before it returns. Of a source that is removed meanwhile nothing is left behind. */
    public void keep(Source source, Token token) {
        DeadlockRetry.inTransaction(() -> session.createNativeMutationQuery("""
                insert into source_token (source_id, retailer_id, token, expires_at)
                select id, retailer_id, :token, clock_timestamp() + make_interval(secs => :left)
                from source where id = :source and retailer_id = :retailer
                on conflict (source_id) do update
                  set token = excluded.token, expires_at = excluded.expires_at, kept_at = now()
                """)
                .setParameter("source", source.id)
                .setParameter("retailer", source.retailerId)
                .setParameter("token", secrets.encrypt(token.written(), source.retailerId, source.id, owner(source)
                        .place(TOKEN)))
                .setParameter("left", Duration.between(clock.instant(), token.expiresAt()).toMillis() / 1000.0)
                .executeUpdate());
    }

    /** It may belong to another account by now. */
    public void forget(Source source) {
        DeadlockRetry.inTransaction(() -> session.createNativeMutationQuery(
                "delete from source_token where retailer_id = :retailer and source_id = :source")
                .setParameter("retailer", source.retailerId).setParameter("source", source.id).executeUpdate());
    }

    /**
     * One at a time, over all nodes.
     *
     * @throws ConnectorException when another one takes too long; then nothing was done
     */
    public <T> T exclusively(Source source, Supplier<T> work) {
        try {
            return refreshLock.exclusively(owner(source), work);
        } catch (TokenRefreshTimeout busy) {
            throw ConnectorException.renewedElsewhere();
        }
    }

    private static CredentialOwner owner(Source source) {
        return CredentialOwner.source(source.retailerId, source.id);
    }
}
