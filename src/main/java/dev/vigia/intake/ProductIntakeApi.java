package dev.vigia.intake;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.catalog.ProductItem;
import dev.vigia.catalog.UnfitKit;
import dev.vigia.database.Spelling;
import dev.vigia.web.JsonBody;
import dev.vigia.web.Language;
import dev.vigia.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestPath;

/** The door for products. */
@Path("/api/v1/products")
@RolesAllowed(Role.OPERATOR)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ProductIntakeApi {

    private final Intake intake;
    private final ProductRetirement retirement;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final JsonBody json;

    ProductIntakeApi(Intake intake, ProductRetirement retirement, CurrentRetailer retailer, CurrentPerson person,
            Language language,
            JsonBody json) {
        this.intake = intake;
        this.retirement = retirement;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.json = json;
    }

    @PUT
    public BatchAnswer put(@RequestBody(content = @Content(schema = @Schema(
            implementation = BatchBody.ProductsBody.class))) byte[] body) {
        IntakeMessages messages = language.of(IntakeMessages.class);
        Batch batch = Batch.of(body, json, messages);
        Map<String, ProductItem> items = new LinkedHashMap<>();
        List<RejectedItem> refused = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (int index = 0; index < batch.items().size(); index++) {
            try {
                ProductItem item = new ItemReader(index, batch.items().get(index)).product();
                if (items.putIfAbsent(item.sku(), item) == null) {
                    places.put(item.sku(), index);
                } else {
                    refused.add(new RejectedItem(index, item.sku(), "sku", RejectionCode.SKU_TWICE, ""));
                }
            } catch (ItemReader.RefusedItemException e) {
                refused.add(e.item);
            }
        }
        List<UnfitKit> unfit = new ArrayList<>();
        IntakeResult taken = intake.putProducts(retailer.id(), List.copyOf(items.values()), "api:" + person.subject(),
                unfit);
        unfit.forEach(kit -> refused.add(RejectedItem.of(places.get(kit.sku()), items.get(kit.sku()), kit)));
        return new BatchAnswer(taken.accepted(), taken.unchanged(), Optional.empty(), taken.held(), refused.stream()
                .sorted(Comparator.comparingInt(RejectedItem::index))
                .map(item -> BatchAnswer.RejectedJson.of(item, messages)).toList());
    }

    /** Retires a product; doing so again changes nothing and says the same. */
    @DELETE
    @Path("{sku: .+}")
    public Response retire(@RestPath String sku) {
        ProductRetirement.RetirementResult result = sku.indexOf('\0') >= 0 ? ProductRetirement.RetirementResult.UNKNOWN
                : retirement.byProgram(retailer.id(), Spelling.of(sku), "api:" + person.subject());
        IntakeMessages messages = language.of(IntakeMessages.class);
        return switch (result) {
            case RETIRED -> Response.noContent().build();
            case HELD -> Response.accepted().build();
            case UNKNOWN -> Problem.of(404, messages.noProduct(), messages.noProductOf(RejectedItem.shown(sku)))
                    .response();
        };
    }
}
