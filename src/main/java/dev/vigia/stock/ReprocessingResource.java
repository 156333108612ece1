package dev.vigia.stock;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.catalog.Category;
import dev.vigia.integration.Integration;
import dev.vigia.sync.queue.RejectedListings;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sends rejected listings again: those that were ticked, or all that match the filter the person sees. */
@Path("/reprocessing")
@RolesAllowed(Role.OPERATOR)
public class ReprocessingResource {

    private static final String EVERY = "every";
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    private final RejectedListings rejected;
    private final StockList list;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;

    ReprocessingResource(RejectedListings rejected, StockList list, CurrentRetailer retailer, CurrentPerson person,
            Language language, Flash flash) {
        this.rejected = rejected;
        this.list = list;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(MultivaluedMap<String, String> fields) {
        StockFilter filter = filter(fields);
        boolean every = EVERY.equals(fields.getFirst("which"));
        int listings = every ? every(filter) : ticked(fields.getOrDefault("listing", List.of()));
        flash.say(listings == 0 ? Flash.Severity.WARNING : Flash.Severity.SUCCESS,
                language.of(StockMessages.class).reprocessed(listings, listings == RejectedListings.MOST));
        String page = Optional.ofNullable(fields.getFirst("sku")).map(sku -> StockRow.path(sku,
                Optional.ofNullable(fields.getFirst("list")).orElse("")))
                .orElseGet(filter::path);
        return Response.seeOther(URI.create(page)).build();
    }

    /** A part that makes no sense would widen the choice, so nothing is done then. */
    private StockFilter filter(MultivaluedMap<String, String> fields) {
        QueryParameters reader = new QueryParameters();
        StockFilter filter = StockFilter.read(reader, name -> Optional.ofNullable(fields.getFirst(name)),
                Integration.of(retailer.id()), Category.of(retailer.id()));
        if (!reader.ignored().isEmpty()) {
            throw new BadRequestException("not a filter: " + String.join(", ", reader.ignored()));
        }
        return filter;
    }

    private int every(StockFilter filter) {
        return rejected.resend(retailer.id(), list.scope(retailer.id(), filter).rejected(), person.name(),
                Map.of("filter", filter.path()));
    }

    private int ticked(List<String> names) {
        List<Ticked> ticked = names.stream().flatMap(name -> Stream.of(name.split(","))).map(Ticked::named).toList();
        return ticked.isEmpty() ? 0
                : rejected.resend(retailer.id(), RejectedListings.ListingSelection.of(
                        ticked.stream().map(Ticked::productId).toArray(Long[]::new),
                        ticked.stream().map(Ticked::integrationId).toArray(Long[]::new)), person.name(),
                        Map.of("ticked", ticked));
    }

    /** A listing as a row of the list names it. */
    private record Ticked(long productId, long integrationId) {

        static Ticked named(String name) {
            Matcher matcher = NAME.matcher(name);
            if (!matcher.matches()) {
                throw new BadRequestException("not a listing: " + name);
            }
            return new Ticked(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
        }
    }
}
