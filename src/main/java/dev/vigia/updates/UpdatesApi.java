package dev.vigia.updates;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.web.Language;
import dev.vigia.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestQuery;

/** The log of updates, for programs. */
@Path("/api/v1/updates")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
public class UpdatesApi {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final UpdateLog log;
    private final CurrentRetailer retailer;
    private final Language language;

    UpdatesApi(UpdateLog log, CurrentRetailer retailer, Language language) {
        this.log = log;
        this.retailer = retailer;
        this.language = language;
    }

    /**
     * @param words       the marketplace's own
     * @param rule        which it was computed by; empty where none held, or the log does not say so
     * @param ruleVersion of an integration's own rule that of the integration
     * @param available   what it was computed from; empty where the log does not say so, or stock was unlimited
     * @param minimum     likewise, of unlimited stock, too
     */
    @Schema(name = "Update")
    public record UpdateItem(Instant happenedAt, String sku, long integration, int quantity, String outcome,
            Optional<String> cause, Optional<String> words, Optional<Long> rule, Optional<Long> ruleVersion,
            Optional<Long> available, Optional<Integer> minimum) {

        static UpdateItem of(LoggedUpdate update) {
            return new UpdateItem(update.happenedAt(), update.sku(), update.integrationId(), update.quantity(),
                    update.outcome().code(), update.cause().map(cause -> cause.name().toLowerCase(Locale.ROOT)),
                    update.message(), update.rule(), update.ruleVersion(), update.available(), update.minimum());
        }
    }

    /** @param next the cursor of what follows, which is older; empty at the end */
    @Schema(name = "Updates")
    public record UpdatePage(List<UpdateItem> items, Optional<String> next) {
    }

    @GET
    public UpdatePage list(@BeanParam UpdateQuery query, @RestQuery Optional<String> limit) {
        UpdateFilter filter = UpdateFilter.read(query, ZoneOffset.UTC);
        Optional<Integer> size = size(limit);
        List<String> wrong = new ArrayList<>(filter.parameters().ignored());
        if (size.isEmpty()) {
            wrong.add("limit");
        }
        if (!wrong.isEmpty()) {
            UpdatesMessages words = language.of(UpdatesMessages.class);
            throw new WebApplicationException(Problem.of(400, words.wrongParameters(), words.notUnderstood(
                    String.join(", ", wrong))).response());
        }
        KeysetPage<LoggedUpdate> page = log.page(retailer.id(), filter, size.get());
        return new UpdatePage(page.entries().stream().map(UpdateItem::of).toList(),
                page.older().map(LogCursor::encoded));
    }

    private static Optional<Integer> size(Optional<String> limit) {
        return limit.filter(text -> !text.isBlank()).map(text -> text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0)
                .or(() -> Optional.of(USUAL)).filter(size -> size >= 1 && size <= MOST);
    }
}
