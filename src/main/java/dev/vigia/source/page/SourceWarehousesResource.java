package dev.vigia.source.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.source.Source;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.SourceWarehouses;
import dev.vigia.source.SourceWarehouses.MappedWarehouse;
import dev.vigia.source.SourceWarehouses.OwnWarehouse;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.RestPath;

/** Which of the retailer's warehouses those of a source are. Two that would write to one are refused. */
@Path("/sources/{id}/warehouses")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.VIEWER)
public class SourceWarehousesResource {

    private static final Set<String> WORDS = Set.of("", "ignored", "new");

    private final SourceDesk desk;
    private final SourceWarehouses warehouses;
    private final SourceConnectors connectors;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;

    SourceWarehousesResource(SourceDesk desk, SourceWarehouses warehouses, SourceConnectors connectors,
            CurrentRetailer retailer, CurrentPerson person, Language language, Flash flash) {
        this.desk = desk;
        this.warehouses = warehouses;
        this.connectors = connectors;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
    }

    /** @param mayChange whether the person may say anything of them */
    public record WarehousesView(Source source, String name, List<WarehouseChoice> rows, List<OwnWarehouse> ours,
            boolean mayChange, Errors errors) {
    }

    /** @param chosen what the form says of it */
    public record WarehouseChoice(int place, MappedWarehouse mapped, String chosen) {

        public boolean isChosen(OwnWarehouse ours) {
            return chosen.equals(String.valueOf(ours.id()));
        }

        public String field() {
            return "warehouse-" + place;
        }
    }

    @GET
    @Transactional
    public TemplateInstance show(@RestPath long id) {
        Source source = find(id);
        return page(source, Map.of(), Errors.none());
    }

    @POST
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(@RestPath long id, MultivaluedMap<String, String> fields) {
        Source source = find(id);
        List<String> remote = fields.getOrDefault("remote", List.of());
        List<String> said = fields.getOrDefault("meaning", List.of());
        Map<String, String> meanings = new LinkedHashMap<>();
        for (int place = 0; place < Math.min(remote.size(), said.size()); place++) {
            meanings.put(remote.get(place), said.get(place));
        }
        if (errors(source, meanings).any() || !isMapped(id, meanings)) {
            return Response.status(422).entity(page(source, meanings, errors(source, meanings))).build();
        }
        flash.say(Flash.Severity.SUCCESS, words().mapped());
        return Response.seeOther(URI.create("/sources")).build();
    }

    /** Not where another source has taken one of the warehouses a moment ago. */
    private boolean isMapped(long id, Map<String, String> meanings) {
        try {
            desk.map(id, meanings).orElseThrow(NotFoundException::new);
            return true;
        } catch (ConstraintViolationException taken) {
            return false;
        }
    }

    private Errors errors(Source source, Map<String, String> meanings) {
        Errors errors = Errors.none();
        Set<String> ours = new HashSet<>();
        warehouses.ours(retailer.id()).forEach(warehouse -> ours.add(String.valueOf(warehouse.id())));
        Set<String> used = new HashSet<>();
        for (WarehouseChoice row : rows(source, meanings)) {
            String meaning = row.chosen;
            if (WORDS.contains(meaning)) {
                continue;
            }
            if (!ours.contains(meaning)) {
                errors.add(row.field(), words().warehouseUnknown());
            } else if (!used.add(meaning) || warehouses.isOfAnother(source, Long.parseLong(meaning))) {
                errors.add(row.field(), words().warehouseTaken());
            }
        }
        return errors;
    }

    private TemplateInstance page(Source source, Map<String, String> meanings, Errors errors) {
        return SourcesResource.Templates.warehouses(new WarehousesView(source, connectors.of(source).name(), rows(
                source, meanings), warehouses.ours(retailer.id()), person.may(Role.OPERATOR), errors));
    }

    private List<WarehouseChoice> rows(Source source, Map<String, String> meanings) {
        List<WarehouseChoice> rows = new ArrayList<>();
        for (MappedWarehouse mapped : warehouses.of(source)) {
            rows.add(new WarehouseChoice(rows.size() + 1, mapped, meanings.getOrDefault(mapped.remoteId(), mapped
                    .meaning())));
        }
        return rows;
    }

    private SourceMessages words() {
        return language.of(SourceMessages.class);
    }

    private Source find(long id) {
        return Source.find(retailer.id(), id).orElseThrow(NotFoundException::new);
    }
}
