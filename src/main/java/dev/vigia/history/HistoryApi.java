package dev.vigia.history;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestQuery;

/** What was changed, for programs. */
@Path("/api/v1/history")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.APPLICATION_JSON)
public class HistoryApi {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final HistoryLog log;
    private final ToldEntries told;
    private final CurrentRetailer retailer;
    private final Language language;

    HistoryApi(HistoryLog log, ToldEntries told, CurrentRetailer retailer, Language language) {
        this.log = log;
        this.told = told;
        this.retailer = retailer;
        this.language = language;
    }

    /**
     * @param words  the same in sentences, in the language of the caller
     * @param effect what came of it, as far as the change itself knew
     */
    @Schema(name = "Change")
    public record HistoryItem(long id, Instant happenedAt, String person, String action, Optional<Long> integration,
            Optional<Long> rule, @Schema(type = SchemaType.OBJECT,
                    implementation = Object.class) JsonNode before, @Schema(
                            type = SchemaType.OBJECT,
                            implementation = Object.class) JsonNode after, @Schema(
                                    type = SchemaType.OBJECT,
                                    implementation = Object.class) JsonNode effect, Optional<Long> restores,
            List<String> words) {

        static HistoryItem of(ShownEntry shown) {
            HistoryEntry entry = shown.entry();
            return new HistoryItem(entry.id(), entry.happenedAt(), entry.actor(), entry.written().replace(' ', '_'),
                    entry.integrationId(), entry.ruleId(), entry.before(), entry.after(), entry.effect(), entry
                            .takenBack().map(HistoryEntry.EarlierEntry::id), shown.sentences());
        }
    }

    /** @param next the cursor of what follows, which is older; empty at the end */
    @Schema(name = "Changes")
    public record HistoryItems(List<HistoryItem> items, Optional<String> next) {
    }

    @GET
    public HistoryItems list(@BeanParam HistoryQuery query, @RestQuery Optional<String> limit) {
        HistoryFilter filter = HistoryFilter.read(query.parameters(), ZoneOffset.UTC);
        Optional<Integer> size = size(limit);
        List<String> wrong = new ArrayList<>(filter.ignored());
        if (size.isEmpty()) {
            wrong.add("limit");
        }
        if (!wrong.isEmpty()) {
            HistoryMessages words = language.of(HistoryMessages.class);
            throw new WebApplicationException(Problem.of(400, words.wrongParameters(), words.notUnderstood(
                    String.join(", ", wrong))).response());
        }
        HistoryPage page = log.page(retailer.id(), filter, size.get());
        return new HistoryItems(told.told(page.entries()).stream().map(HistoryItem::of).toList(), page.older().map(
                HistoryFilter.HistoryCursor::encoded));
    }

    private static Optional<Integer> size(Optional<String> limit) {
        return limit.filter(text -> !text.isBlank()).map(text -> text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0)
                .or(() -> Optional.of(USUAL)).filter(size -> size >= 1 && size <= MOST);
    }
}
