package dev.vigia.intake;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.database.DatabaseClock;
import dev.vigia.web.JsonBody;
import dev.vigia.web.Language;
import dev.vigia.web.request.RequestStart;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** The door for stock. */
@Path("/api/v1/stock")
@RolesAllowed(Role.OPERATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StockIntakeApi {

    private final Intake intake;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final JsonBody json;
    private final DatabaseClock clock;
    private final RequestStart start;

    StockIntakeApi(Intake intake, CurrentRetailer retailer, CurrentPerson person, Language language,
            JsonBody json, DatabaseClock clock, RequestStart start) {
        this.intake = intake;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.json = json;
        this.clock = clock;
        this.start = start;
    }

    @PUT
    public BatchAnswer put(@RequestBody(content = @Content(schema = @Schema(
            implementation = BatchBody.StockBody.class))) byte[] body) {
        IntakeMessages messages = language.of(IntakeMessages.class);
        Batch batch = Batch.of(body, json, messages);
        Instant arrived = clock.at(start.nanoTime());
        List<StockItem> items = new ArrayList<>();
        List<RejectedItem> refused = new ArrayList<>();
        for (int index = 0; index < batch.items().size(); index++) {
            try {
                items.add(new ItemReader(index, batch.items().get(index)).stock(arrived));
            } catch (ItemReader.RefusedItemException e) {
                refused.add(e.item);
            }
        }
        IntakeResult taken = intake.putStock(retailer.id(), items, arrived, "api:" + person.subject(), refused);
        return new BatchAnswer(taken.accepted(), taken.unchanged(), Optional.of(taken.outdated()), taken.held(),
                refused.stream().sorted(Comparator.comparingInt(RejectedItem::index))
                        .map(item -> BatchAnswer.RejectedJson.of(item, messages)).toList());
    }
}
