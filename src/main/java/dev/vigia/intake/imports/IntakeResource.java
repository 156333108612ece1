package dev.vigia.intake.imports;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.database.DatabaseClock;
import dev.vigia.database.Spelling;
import dev.vigia.intake.ImportConfig;
import dev.vigia.intake.NoCategory;
import dev.vigia.intake.brake.BrakeConfig;
import dev.vigia.intake.brake.BrakeRule;
import dev.vigia.intake.file.ImportReader;
import dev.vigia.intake.file.ImportReader.ReceivedFile;
import dev.vigia.intake.file.ReadOptions;
import dev.vigia.intake.file.StockImport;
import dev.vigia.intake.file.StockImports;
import dev.vigia.intake.held.HeldChange;
import dev.vigia.table.Unreadable;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import dev.vigia.web.request.RequestStart;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Takes files of stock, and tells what became of them and of what is held. */
@Path("/intake")
@RolesAllowed(Role.VIEWER)
public class IntakeResource {

    private static final int LAST = 10;
    private static final String FILE = "file";
    private static final int NAME_LENGTH = 200;
    private static final String TOO_LARGE = "too-large";
    /** What becomes of what a file does not name. */
    static final String REST = "rest";
    static final String SOLD_OUT = "sold-out";

    private final ImportReader reader;
    private final ColumnMappings mappings;
    private final NoCategory noCategory;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;
    private final BrakeConfig config;
    private final ImportConfig files;
    private final DatabaseClock clock;
    private final RequestStart start;

    @CheckedTemplate(basePath = "intake")
    public static class Templates {

        static native TemplateInstance index(IntakeView view);
    }

    IntakeResource(ImportReader reader, ColumnMappings mappings, NoCategory noCategory, CurrentRetailer retailer,
            CurrentPerson person,
            Language language, Flash flash, BrakeConfig config, ImportConfig files, DatabaseClock clock,
            RequestStart start) {
        this.reader = reader;
        this.mappings = mappings;
        this.noCategory = noCategory;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
        this.config = config;
        this.files = files;
        this.clock = clock;
        this.start = start;
    }

    /**
     * What the page shows.
     *
     * @param brake     when the brake is on
     * @param megabytes how large a file may be
     * @param complete  whether the file that was handed in is said to be all there is
     * @param errors    what is wrong with it
     */
    public record IntakeView(BrakeRule brake, long minutes, List<HeldChange> held,
            List<StockImport> imports, boolean mayImport, long megabytes, boolean complete, Errors errors) {

        public long percent() {
            return brake.share().movePointRight(2).longValue();
        }
    }

    /**
     * @param file what is wrong with the one that was handed in
     * @param rest what was chosen beside it
     */
    @GET
    public TemplateInstance index(@RestQuery(FILE) String file, @RestQuery(REST) String rest) {
        Errors errors = Errors.none();
        if (TOO_LARGE.equals(file) && person.may(Role.OPERATOR)) {
            errors.add(FILE, language.of(ImportMessages.class).importTooLarge(megabytes()));
        }
        return page(rest, errors);
    }

    /** Where a file is told to be too large. */
    static String tooLarge(String rest) {
        String page = "/intake?" + FILE + "=" + TOO_LARGE;
        return SOLD_OUT.equals(rest) ? page + "&" + REST + "=" + SOLD_OUT : page;
    }

    /** A file that cannot be read leaves nothing behind, and the page says what is wrong with it. */
    @POST
    @Path("imports")
    @RolesAllowed(Role.OPERATOR)
    public Response receive(@RestForm(FILE) FileUpload file, @RestForm(REST) String rest) {
        ImportMessages words = language.of(ImportMessages.class);
        if (file == null || file.size() == 0) {
            return wrong(rest, words.unreadable(Unreadable.FileProblem.EMPTY));
        }
        if (StockImport.underWay(retailer.id()) >= StockImports.MOST) {
            return wrong(rest, words.importsUnderWay(StockImports.MOST));
        }
        try {
            // However long it took to come and takes to be read, it says nothing newer.
            ReceivedFile came = new ReceivedFile(name(file.fileName()), person.name(), clock.at(start.nanoTime()), file
                    .uploadedFile());
            Optional<StockImport> taken = reader.receive(retailer.id(), came, new ReadOptions(Optional.empty(), true,
                    SOLD_OUT.equals(rest), noCategory.of(retailer.id()), mappings.of(retailer.id())), kept -> {
                    });
            if (taken.isEmpty()) {
                return wrong(rest, words.othersAreRead());
            }
            if (taken.get().columnsNeeded) {
                return Response.seeOther(URI.create(taken.get().path() + "/columns")).build();
            }
            flash.say(words.importReceived(taken.get().name));
            return Response.seeOther(URI.create(taken.get().path())).build();
        } catch (Unreadable e) {
            return wrong(rest, sentence(words, e));
        }
    }

    static String sentence(ImportMessages words, Unreadable unreadable) {
        String sentence = words.unreadable(unreadable.problem);
        return unreadable.detail.isEmpty() ? sentence : sentence + " (" + unreadable.detail + ")";
    }

    /** Browsers send the bare name; whoever sends a path means its end. */
    static String name(String fileName) {
        String end = fileName.replaceAll("(?s).*[/\\\\]", "");
        String name = Spelling.onOneLine(end.substring(0, Math.min(NAME_LENGTH, end.length())));
        return name.isEmpty() ? FILE : name;
    }

    private Response wrong(String rest, String sentence) {
        return Response.status(422).entity(page(rest, Errors.none().add(FILE, sentence))).build();
    }

    private long megabytes() {
        return files.largestFile().asLongValue() >> 20;
    }

    private TemplateInstance page(String rest, Errors errors) {
        return Templates.index(new IntakeView(
                new BrakeRule(config.brakeShare(), config.brakeLeast()), config.brakeWindow().toMinutes(),
                HeldChange.last(retailer.id(), LAST), StockImport.last(retailer.id(), LAST),
                person.may(Role.OPERATOR), megabytes(), SOLD_OUT.equals(rest), errors));
    }
}
