package dev.vigia.history.proposal;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.audit.ProposedChange;
import dev.vigia.audit.ProposedChanges;
import dev.vigia.audit.SecondPersonNeeded;
import dev.vigia.web.Flash;
import dev.vigia.web.Htmx;
import dev.vigia.web.Language;
import dev.vigia.web.Paths;
import dev.vigia.web.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Keeps a change that needs a second person, whichever form or call it came by, and leads to its page. Nothing of it has been
 * carried out then.
 */
@Singleton
public class ProposalAnswers {

    private final ProposedChanges changes;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Htmx htmx;
    private final Flash flash;

    ProposalAnswers(ProposedChanges changes, CurrentRetailer retailer, CurrentPerson person, Language language,
            Htmx htmx,
            Flash flash) {
        this.changes = changes;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.htmx = htmx;
        this.flash = flash;
    }

    @ServerExceptionMapper
    public Response kept(SecondPersonNeeded needed, RoutingContext routing) {
        ProposalMessages words = language.of(ProposalMessages.class);
        if (needed.draft().isEmpty()) {
            return Problem.of(409, words.apiSeparately(), words.apiSeparatelyText()).response();
        }
        long id = changes.keep(retailer.id(), needed, person);
        String page = ProposedChange.path(id);
        if (Paths.isApi(routing.normalizedPath())) {
            return Response.accepted(ProposalJson.of(id, needed.effect())).location(URI.create(page)).type(
                    MediaType.APPLICATION_JSON_TYPE).build();
        }
        flash.say(words.kept(needed.effect().changed()));
        return htmx.asks() ? Response.noContent().header(Htmx.REDIRECT, page).build()
                : Response.seeOther(URI.create(page)).build();
    }
}
