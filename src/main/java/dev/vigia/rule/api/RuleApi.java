package dev.vigia.rule.api;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.integration.Integration;
import dev.vigia.listing.rollout.RolloutProgress;
import dev.vigia.listing.rollout.Rollouts;
import dev.vigia.rule.RuleChanges.RuleSaved;
import dev.vigia.rule.api.RuleJson.EvaluationCounts;
import dev.vigia.web.JsonBody;
import dev.vigia.web.request.IfMatch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The rules of minimum stock for programs. A change says which version it was made for, so that none is lost. */
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
public class RuleApi {

    private final ApiRules list;
    private final RuleWrites writes;
    private final Rollouts rollouts;
    private final CurrentRetailer retailer;
    private final RuleProblems problems;
    private final JsonBody json;
    private final Clock clock;

    /** @param next the cursor of what follows; empty at the end */
    @Schema(name = "Rules")
    public record RuleItems(List<RuleJson> items, Optional<String> next) {
    }

    RuleApi(ApiRules list, RuleWrites writes, Rollouts rollouts, CurrentRetailer retailer, RuleProblems problems,
            JsonBody json, Clock clock) {
        this.list = list;
        this.writes = writes;
        this.rollouts = rollouts;
        this.retailer = retailer;
        this.problems = problems;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    public RuleItems list(@BeanParam RuleQuery query) {
        RuleSearch filter = RuleSearch.read(query);
        List<String> wrong = new ArrayList<>(filter.wrong());
        if (filter.integration().isPresent() && Integration.find(retailer.id(), filter.integration().getAsLong())
                .isEmpty()) {
            wrong.add("integration");
        }
        if (!wrong.isEmpty()) {
            throw problems.wrongParameters(wrong);
        }
        List<RuleJson> rules = list.of(retailer.id(), filter);
        List<RuleJson> shown = rules.subList(0, Math.min(rules.size(), filter.most()));
        return new RuleItems(shown, rules.size() > shown.size() ? Optional.of(Long.toString(shown.get(shown.size() - 1)
                .id())) : Optional.empty());
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.VIEWER)
    @Transactional
    public RestResponse<RuleJson> show(@RestPath long id) {
        RuleJson rule = find(id);
        return answer(rule.with(progress(rule, false), Optional.empty()));
    }

    @POST
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = RuleJson.class, responseCode = "201")
    public RestResponse<RuleJson> create(@RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = RuleRequest.RuleBody.class))) byte[] body) {
        if (!(writes.create(RuleReader.read(body, false, json, clock, problems)) instanceof RuleSaved.RuleDone done)) {
            throw problems.disconnecting();
        }
        RuleJson created = find(done.rule().id());
        return ResponseBuilder.create(RestResponse.Status.CREATED, done(created, done)).location(URI.create(
                "/api/v1/rules/" + created.id())).tag(tag(created)).build();
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<RuleJson> change(@RestPath long id, @RestHeader(HttpHeaders.IF_MATCH) String condition,
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(
                    implementation = RuleRequest.RuleBody.class))) byte[] body,
            @Context HttpHeaders headers) {
        RuleJson current = findUnchanged(id, condition, headers);
        return answer(done(current, writes.change(current, RuleReader.read(body, false, json, clock, problems))));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.OPERATOR)
    public RestResponse<RuleJson> end(@RestPath long id, @RestHeader(HttpHeaders.IF_MATCH) String condition,
            @RestQuery Optional<String> confirmed, @Context HttpHeaders headers) {
        RuleJson current = findUnchanged(id, condition, headers);
        if (confirmed.filter(word -> !word.equals("true") && !word.equals("false")).isPresent()) {
            throw problems.wrongParameters(List.of("confirmed"));
        }
        return answer(done(current, writes.end(current, confirmed.filter("true"::equals).isPresent())));
    }

    @POST
    @Path("impact")
    @RolesAllowed(Role.VIEWER)
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(RuleImpact.class)
    public RuleImpact impact(@RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = RuleRequest.RuleForecastBody.class))) byte[] body) {
        return RuleImpact.of(writes.forecast(RuleReader.read(body, true, json, clock, problems)));
    }

    private RuleJson findUnchanged(long id, String condition, HttpHeaders headers) {
        RuleJson current = find(id);
        if (condition == null) {
            throw problems.withoutCondition();
        }
        if (!IfMatch.holds(headers.getHeaderString(HttpHeaders.IF_MATCH), tag(current))) {
            throw problems.conflict(current);
        }
        return current;
    }

    private RuleJson find(long id) {
        return list.find(retailer.id(), id).orElseThrow(NotFoundException::new);
    }

    /** The rule as it is now; as it was, where it has been ended. */
    private RuleJson done(RuleJson before, RuleSaved saved) {
        Optional<RuleJson> now = list.find(retailer.id(), before.id());
        if (!(saved instanceof RuleSaved.RuleDone done)) {
            throw problems.conflict(now.orElseThrow(NotFoundException::new));
        }
        RuleJson rule = now.orElseGet(before::ended);
        return rule.with(done.rollout() ? progress(rule, true) : Optional.empty(), done.rollout() ? Optional.empty()
                : Optional.of(EvaluationCounts.of(done.evaluated())));
    }

    /** A rule for a product is never carried out in slices. */
    private Optional<RolloutProgress> progress(RuleJson rule, boolean ended) {
        return rule.sku().isPresent() ? Optional.empty()
                : rollouts.progress(retailer.id(), rule.integration().map(OptionalLong::of).orElse(OptionalLong
                        .empty()), ended);
    }

    private static RestResponse<RuleJson> answer(RuleJson rule) {
        return ResponseBuilder.ok(rule).tag(tag(rule)).build();
    }

    private static EntityTag tag(RuleJson rule) {
        return new EntityTag(Long.toString(rule.version()));
    }
}
