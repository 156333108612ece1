package dev.vigia.intake.imports;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.intake.file.ImportReader;
import dev.vigia.intake.file.StockImport;
import dev.vigia.intake.file.WarehouseMappings;
import dev.vigia.intake.file.WarehouseMappings.WarehouseDecision;
import dev.vigia.inventory.Warehouse;
import dev.vigia.table.Unreadable;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;

/** Takes a person's word on what the warehouses are that files name and the retailer does not have. */
@Path("/intake/warehouses")
@RolesAllowed(Role.VIEWER)
public class WarehousesResource {

    private static final String PATH = "/intake/warehouses";

    private final WarehouseMappings warehouses;
    private final ColumnMappings columns;
    private final ImportReader reader;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;

    @CheckedTemplate(basePath = "intake")
    public static class Templates {

        static native TemplateInstance warehouses(MappingsView view);
    }

    WarehousesResource(WarehouseMappings warehouses, ColumnMappings columns, ImportReader reader,
            CurrentRetailer retailer, CurrentPerson person, Language language, Flash flash) {
        this.warehouses = warehouses;
        this.columns = columns;
        this.reader = reader;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
    }

    /**
     * What is asked.
     *
     * @param warehouses those that a code may mean
     * @param file       the number of the file that waits for it; empty if none does
     * @param said       what has just been chosen instead of what holds, by the numbers of the mappings
     */
    public record MappingsView(List<WarehouseMappings.Mapping> mappings, List<Warehouse> warehouses, String file,
            boolean mayDecide, Map<Long, String> said, Errors errors) {

        static MappingsView of(long retailerId, List<WarehouseMappings.Mapping> mappings, String file,
                boolean mayDecide) {
            Set<Long> meant = mappings.stream().map(WarehouseMappings.Mapping::warehouse).collect(Collectors.toSet());
            return new MappingsView(mappings, Warehouse.of(retailerId).stream().filter(warehouse -> warehouse.active
                    || meant.contains(warehouse.id)).toList(), file, mayDecide, Map.of(), Errors.none());
        }

        /** The same with what could not be kept. */
        MappingsView with(Map<Long, String> chosen, Errors wrong) {
            return new MappingsView(mappings, warehouses, file, mayDecide, chosen, wrong);
        }

        /** What is chosen of one, as its form writes it. */
        public String chosen(WarehouseMappings.Mapping mapping) {
            return said.getOrDefault(mapping.id(), mapping.meaning());
        }

        public boolean means(WarehouseMappings.Mapping mapping, Warehouse warehouse) {
            return chosen(mapping).equals(String.valueOf(warehouse.id));
        }

        public String error(WarehouseMappings.Mapping mapping) {
            return errors.on(field(mapping.id()));
        }

        private static String field(long mapping) {
            return "warehouse-mapping-" + mapping;
        }

        public boolean isAnyOpen() {
            return mappings.stream().anyMatch(WarehouseMappings.Mapping::isOpen);
        }

        /** Whether all that is asked is where lines lie that name no warehouse. */
        public boolean isOfUnnamedAlone() {
            return mappings.stream().allMatch(WarehouseMappings.Mapping::isOfUnnamed);
        }
    }

    @GET
    public TemplateInstance show() {
        return Templates.warehouses(MappingsView.of(retailer.id(), warehouses.of(retailer.id()), "",
                person.may(Role.OPERATOR)));
    }

    /**
     * A file that waits is read anew with what was said.
     *
     * @param seen what had been said of each when the page was opened; what is not otherwise now is left alone
     */
    @POST
    @RolesAllowed(Role.OPERATOR)
    public Response decide(@RestForm("mapping") List<Long> mapping, @RestForm("meaning") List<String> meaning,
            @RestForm("seen") List<String> seen, @RestForm Long file) {
        List<WarehouseDecision> decisions = new ArrayList<>();
        for (int nth = 0; mapping != null && meaning != null && nth < Math.min(mapping.size(), meaning.size()); nth++) {
            String before = seen != null && nth < seen.size() ? seen.get(nth) : "";
            if (!meaning.get(nth).equals(before)) {
                decisions.add(new WarehouseDecision(mapping.get(nth), meaning.get(nth), before));
            }
        }
        Optional<StockImport> waiting = Optional.ofNullable(file).flatMap(id -> StockImport.find(retailer.id(), id));
        WarehouseMappingMessages words = language.of(WarehouseMappingMessages.class);
        Errors errors = Errors.none();
        warehouses.impossible(retailer.id(), decisions).forEach(id -> errors.add(MappingsView.field(id), words
                .noWarehouse()));
        if (errors.any()) {
            return Response.status(422).entity(Templates.warehouses(wrong(waiting, decisions, errors))).build();
        }
        List<String> decidedByOthers = warehouses.decide(retailer.id(), decisions, person.name());
        String done = waiting.map(this::readAgain).orElseGet(words::saved);
        if (decidedByOthers.isEmpty()) {
            flash.say(done);
        } else {
            flash.say(Flash.Severity.WARNING, words.decidedMeanwhile(decidedByOthers.stream().map(code -> code.isEmpty()
                    ? words.unnamed()
                    : code).collect(Collectors.joining(", "))));
        }
        return Response.seeOther(URI.create(waiting.map(StockImport::path).orElse(PATH))).build();
    }

    private MappingsView wrong(Optional<StockImport> waiting, List<WarehouseDecision> decisions, Errors errors) {
        Map<Long, String> chosen = decisions.stream().collect(Collectors.toMap(WarehouseDecision::id,
                WarehouseDecision::meaning, (first, other) -> other));
        return MappingsView.of(retailer.id(), waiting.map(warehouses::of).orElseGet(() -> warehouses.of(retailer
                .id())), waiting.map(found -> found.id.toString()).orElse(""), true).with(chosen, errors);
    }

    private String readAgain(StockImport file) {
        ImportMessages words = language.of(ImportMessages.class);
        PreviewMessages preview = language.of(PreviewMessages.class);
        try {
            return reader.readAgain(file, file.options(columns.of(file.retailerId)))
                    .map(read -> read.isWaiting() ? preview.readAgainDone() : preview.tooLate())
                    .orElseGet(words::othersAreRead);
        } catch (Unreadable e) {
            return IntakeResource.sentence(words, e);
        }
    }
}
