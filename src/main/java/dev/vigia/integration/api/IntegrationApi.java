package dev.vigia.integration.api;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.integration.Integration;
import dev.vigia.integration.IntegrationScopes;
import dev.vigia.integration.IntegrationStatus;
import dev.vigia.integration.IntegrationStatuses;
import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.integration.Integrations.Saved;
import dev.vigia.integration.MassZero;
import dev.vigia.integration.TypedMinimum;
import dev.vigia.integration.page.Questions;
import dev.vigia.listing.preview.Impact;
import dev.vigia.listing.preview.Impacts;
import dev.vigia.listing.rollout.RolloutProgress;
import dev.vigia.listing.rollout.Rollouts;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.web.JsonBody;
import dev.vigia.web.request.IfMatch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The integrations for programs. A change says which version it was made for, so that none is lost. */
@Path("/api/v1/integrations")
@Produces(MediaType.APPLICATION_JSON)
public class IntegrationApi {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final IntegrationStatuses statuses;
    private final Integrations integrations;
    private final IntegrationScopes scopes;
    private final Questions questions;
    private final Marketplaces marketplaces;
    private final Impacts impacts;
    private final Rollouts rollouts;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final ApiProblems problems;
    private final JsonBody json;

    /** All of them, by name. */
    @Schema(name = "Integrations")
    public record Items(List<IntegrationJson> items) {
    }

    IntegrationApi(IntegrationStatuses statuses, Integrations integrations, IntegrationScopes scopes,
            Questions questions,
            Marketplaces marketplaces,
            Impacts impacts, Rollouts rollouts, CurrentRetailer retailer, CurrentPerson person, ApiProblems problems,
            JsonBody json) {
        this.statuses = statuses;
        this.integrations = integrations;
        this.scopes = scopes;
        this.questions = questions;
        this.marketplaces = marketplaces;
        this.impacts = impacts;
        this.rollouts = rollouts;
        this.retailer = retailer;
        this.person = person;
        this.problems = problems;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    public Items list() {
        Map<Long, RolloutProgress> running = rollouts.running(retailer.id());
        return new Items(statuses.of(retailer.id()).stream().map(status -> IntegrationJson.of(status, running))
                .toList());
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.VIEWER)
    public RestResponse<IntegrationJson> show(@RestPath long id) {
        return answer(find(id));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Role.OPERATOR)
    @Consumes({ MediaType.APPLICATION_JSON, MERGE_PATCH })
    public RestResponse<IntegrationJson> change(@RestPath long id, @RestHeader(HttpHeaders.IF_MATCH) String condition,
            @RequestBody(content = { @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(
                    implementation = IntegrationPatch.Body.class)),
                    @Content(mediaType = MERGE_PATCH, schema = @Schema(
                            implementation = IntegrationPatch.Body.class)) }) byte[] body,
            @Context HttpHeaders headers) {
        IntegrationJson current = find(id);
        if (condition == null) {
            throw problems.withoutCondition();
        }
        if (!IfMatch.holds(headers.getHeaderString(HttpHeaders.IF_MATCH), tag(current))) {
            throw problems.conflict(current);
        }
        IntegrationPatch patch = IntegrationPatch.read(body, marketplace(current).minimumRequired(), json, problems);
        Saved saved = save(current, patch).orElseThrow(NotFoundException::new);
        IntegrationJson now = json(statuses.of(saved.integration()));
        if (saved instanceof Saved.Overtaken) {
            throw problems.conflict(now);
        }
        return answer(now);
    }

    private Optional<Saved> save(IntegrationJson current, IntegrationPatch patch) {
        Integration integration = Integration.find(retailer.id(), current.id()).orElseThrow(NotFoundException::new);
        if (integration.isDisconnecting()) {
            throw problems.disconnecting();
        }
        patch.minimum().flatMap(integration::contradicted).ifPresent(contradiction -> {
            throw problems.contradicts(contradiction, integration);
        });
        if (patch.pause().isPresent() && patch.enabled().orElse(integration.enabled)) {
            throw problems.wrongPause();
        }
        IntegrationTerms terms = patch.terms(integration, scopes.categoryIds(integration),
                scopes.warehouseIds(integration));
        long agreed = patch.confirmed() ? questions.shown(integration, terms).orElse(Long.MAX_VALUE) : 0;
        questions.about(integration, terms, agreed).ifPresent(question -> {
            throw problems.massZero(question.impact());
        });
        try {
            return integrations.change(retailer.id(), integration.id, current.version(), patch.minimum(),
                    patch.enabled(), patch.pause(), person.name(), agreed);
        } catch (MassZero grown) {
            throw problems.massZero(questions.anew(integration, terms).impact());
        }
    }

    @GET
    @Path("{id}/impact")
    @RolesAllowed(Role.VIEWER)
    @Transactional
    public Impact impact(@RestPath long id, @RestQuery @DefaultValue("") String minimumStock) {
        IntegrationJson integration = find(id);
        TypedMinimum typed = TypedMinimum.read(minimumStock, true);
        typed.mistake().ifPresent(mistake -> {
            throw problems.wrongMinimum(mistake);
        });
        return impacts.of(retailer.id(), integration.id(), typed.units());
    }

    private IntegrationJson find(long id) {
        return statuses.find(retailer.id(), id).map(this::json).orElseThrow(NotFoundException::new);
    }

    private IntegrationJson json(IntegrationStatus status) {
        return IntegrationJson.of(status, rollouts.running(retailer.id()));
    }

    private Marketplace marketplace(IntegrationJson integration) {
        return marketplaces.get(integration.marketplace());
    }

    private static RestResponse<IntegrationJson> answer(IntegrationJson integration) {
        return RestResponse.ResponseBuilder.ok(integration).tag(tag(integration)).build();
    }

    private static EntityTag tag(IntegrationJson integration) {
        return new EntityTag(Long.toString(integration.version()));
    }
}
