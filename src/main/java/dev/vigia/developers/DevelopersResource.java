package dev.vigia.developers;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.access.api.ApiConfig;
import dev.vigia.intake.Intake;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Optional;

/** What a program can do with the API, and how it gets in, with calls to copy. */
@Path("/developers")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class DevelopersResource {

    private final ServiceAccount account;
    private final CurrentRetailer retailer;
    private final ApiConfig limits;
    private final Clock clock;

    @CheckedTemplate(basePath = "developers")
    public static class Templates {

        static native TemplateInstance index(CallExamples calls, AccountClaims account, Limits limits);
    }

    /** What the provider must put into the tokens of this retailer's program. */
    record AccountClaims(String roleClaim, String retailerClaim, String retailer, Optional<String> audience) {
    }

    /** @param items in one call */
    record Limits(int items, int calls, int parallel) {
    }

    DevelopersResource(ServiceAccount account, CurrentRetailer retailer, ApiConfig limits, Clock clock) {
        this.account = account;
        this.retailer = retailer;
        this.limits = limits;
        this.clock = clock;
    }

    @GET
    public TemplateInstance index(UriInfo uri) {
        return Templates.index(
                CallExamples.of(account.tokenAddress(), account.credentials(), uri.getBaseUri(), clock.instant()),
                new AccountClaims(account.roleClaim(), account.retailerClaim(), account.retailerValue(retailer.code()),
                        account.audience()),
                new Limits(Intake.mostAtOnce(), limits.callsPerSecond(), limits.parallel()));
    }
}
