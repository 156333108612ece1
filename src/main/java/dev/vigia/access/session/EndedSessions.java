package dev.vigia.access.session;

import dev.vigia.access.RowLevelSecurity;
import dev.vigia.access.Sha256;
import dev.vigia.database.OneColumn;
import dev.vigia.web.Paths;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.oidc.common.runtime.OidcConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Sessions that ended before their cookie did, known to every node: a copied cookie opens nothing. */
@ApplicationScoped
class EndedSessions {

    /** The provider's name for a session, in the tokens of it. */
    static final String NAME = "sid";

    private static final int BEFORE_QUARKUS = 900;
    private static final Logger LOG = Logger.getLogger(EndedSessions.class);

    private final Session session;

    EndedSessions(Session session) {
        this.session = session;
    }

    boolean contains(String name) {
        return RowLevelSecurity.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> OneColumn.query(session,
                "select exists (select from ended_session where id = :id)", Boolean.class)
                .setParameter("id", Sha256.of(name)).getSingleResult()));
    }

    void add(String name) {
        RowLevelSecurity.asSystem(() -> QuarkusTransaction.requiringNew().run(() -> {
            session.createNativeMutationQuery("delete from ended_session where ended_at < now() - interval '1 day'")
                    .executeUpdate();
            session.createNativeMutationQuery("insert into ended_session (id) values (:id) on conflict do nothing")
                    .setParameter("id", Sha256.of(name)).executeUpdate();
        }));
    }

    /** The provider tells one node of a session that ended elsewhere; Quarkus checks its word and answers. */
    void register(@Observes Filters filters) {
        filters.register(routing -> {
            if (routing.normalizedPath().equals(Paths.PROVIDERS_NOTICES)) {
                routing.addEndHandler(answered -> hear(routing));
            }
            routing.next();
        }, BEFORE_QUARKUS);
    }

    private void hear(RoutingContext routing) {
        Optional.of(routing).filter(answered -> answered.response().getStatusCode() == 200)
                .flatMap(answered -> Optional.ofNullable(
                        answered.request().formAttributes().get(OidcConstants.BACK_CHANNEL_LOGOUT_TOKEN)))
                .flatMap(token -> Optional.ofNullable(OidcCommonUtils.decodeJwtContent(token).getString(NAME)))
                .ifPresent(name -> routing.vertx().executeBlocking(() -> {
                    add(name);
                    return name;
                }).onFailure(failure -> LOG.error("A session that ended at the provider could not be ended here",
                        failure)));
    }
}
