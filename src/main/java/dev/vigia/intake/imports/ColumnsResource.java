package dev.vigia.intake.imports;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.database.Spelling;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.column.Column;
import dev.vigia.intake.column.Columns;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.file.ImportContent;
import dev.vigia.intake.file.ImportReader;
import dev.vigia.intake.file.ReadOptions;
import dev.vigia.intake.file.StockImport;
import dev.vigia.table.FirstRows;
import dev.vigia.table.Row;
import dev.vigia.table.Unreadable;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Asks what the columns of a file mean, with its first rows in sight. */
@Path("/intake/imports/{id}/columns")
@RolesAllowed(Role.OPERATOR)
public class ColumnsResource {

    private static final String MEANING = "meaning-0";
    private static final int LONGEST_CODE = 100;

    private final ImportReader reader;
    private final ImportContent contents;
    private final ImportResource page;
    private final ColumnMappings mappings;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;

    @CheckedTemplate(basePath = "intake")
    public static class Templates {

        static native TemplateInstance columns(ColumnsView view);
    }

    ColumnsResource(ImportReader reader, ImportContent contents, ImportResource page, ColumnMappings mappings,
            CurrentRetailer retailer, CurrentPerson person, Language language,
            Flash flash) {
        this.reader = reader;
        this.contents = contents;
        this.page = page;
        this.mappings = mappings;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
    }

    /**
     * A column as the file has it.
     *
     * @param samples   its first cells
     * @param meaning   what it is taken for; empty: nothing
     * @param warehouse the one that it would add if it counts the units of one; empty if it may add none
     */
    public record Named(int place, String heading, List<String> samples, String meaning, String warehouse) {

        /** As a person counts. */
        public int number() {
            return place + 1;
        }
    }

    /** A line that may name the columns. */
    public record Line(int number, String text) {
    }

    /**
     * What the page shows.
     *
     * @param warehouses those that a column may count the units of
     * @param head       the line that names the columns; 0 if none does
     */
    public record ColumnsView(StockImport file, List<Named> columns, List<String> warehouses, int head,
            List<Line> lines, Errors errors) {

        public Column[] meanings() {
            return Column.values();
        }

        public String unitsOf(String warehouse) {
            return Columns.UNITS_OF + warehouse;
        }

        public String reservedOf(String warehouse) {
            return Columns.RESERVED_OF + warehouse;
        }
    }

    @GET
    public TemplateInstance show(@RestPath long id, @RestQuery Integer head) {
        StockImport file = waiting(id);
        FirstRows rows = rows(file, head);
        List<String> names = rows.head().cells();
        ReadOptions kept = file.options(mappings.of(retailer.id()));
        List<String> meanings = Stream.of(key(rows, kept), ReadOptions.key(names))
                .flatMap(key -> Stream.ofNullable(kept.mappings().get(key))).findFirst()
                .orElseGet(() -> Columns.guesses(names));
        return page(file, rows, meanings, Errors.none());
    }

    /** What was said is known again the next time, once the file could be read so. */
    @POST
    public Response name(@RestPath long id, @RestForm("meaning") List<String> meaning,
            @RestForm("head") Integer line) {
        StockImport file = waiting(id);
        FirstRows rows = rows(file, line);
        List<String> meanings = new ArrayList<>(meaning == null ? List.of() : meaning);
        while (meanings.size() < rows.head().cells().size()) {
            meanings.add("");
        }
        Errors wrong = wrongCodes(meanings);
        if (wrong.any()) {
            return wrong(file, rows, meanings, wrong);
        }
        meanings.replaceAll(ColumnsResource::plain);
        ImportMessages words = language.of(ImportMessages.class);
        ReadOptions options = file.options(Map.of()).headless(rows.isHeadless());
        String head = key(rows, options);
        List<String> others = new ArrayList<>(rows.all().stream().map(row -> ReadOptions.key(row.cells())).toList());
        if (file.format.headLine() == 0) {
            others.add(options.unnamedKey(rows.withoutHead().head().cells()));
        }
        Optional<StockImport> read;
        try {
            read = reader.readAgain(file, options.with(head, meanings), accepted -> {
                if (accepted.isWaiting()) {
                    mappings.forget(retailer.id(), others);
                    mappings.keep(retailer.id(), head, meanings, person.name());
                }
            });
        } catch (Unreadable e) {
            String sentence = e.problem != Unreadable.FileProblem.COLUMNS_MISSING ? IntakeResource.sentence(words, e)
                    : language.of(PreviewMessages.class).columnsMissing();
            return wrong(file, rows, meanings, Errors.none().add(MEANING, sentence));
        }
        if (read.isEmpty()) {
            return wrong(file, rows, meanings, Errors.none().add(MEANING, words.othersAreRead()));
        }
        PreviewMessages preview = language.of(PreviewMessages.class);
        flash.say(read.get().isWaiting() ? preview.columnsKept() : preview.tooLate());
        return Response.seeOther(URI.create(file.path())).build();
    }

    /** As it is kept: a value of no list means nothing. */
    private static String plain(String meaning) {
        return ofWarehouse(meaning).map(of -> of + Spelling.of(meaning.substring(of.length())))
                .orElseGet(() -> Column.named(meaning).map(Column::name).orElse(""));
    }

    private static Optional<String> ofWarehouse(String meaning) {
        return Stream.of(Columns.UNITS_OF, Columns.RESERVED_OF).filter(meaning::startsWith).findFirst();
    }

    private Errors wrongCodes(List<String> meanings) {
        Errors errors = Errors.none();
        for (int place = 0; place < meanings.size(); place++) {
            String meaning = meanings.get(place);
            if (ofWarehouse(meaning).filter(of -> !isCode(meaning.substring(of.length()))).isPresent()) {
                errors.add("meaning-" + place, language.of(WarehouseMappingMessages.class).wrongCode(LONGEST_CODE));
            }
        }
        return errors;
    }

    private static boolean isCode(String text) {
        return !Spelling.of(text).isEmpty() && text.length() <= LONGEST_CODE && Spelling.isText(text)
                && !Spelling.hasControls(text);
    }

    private static String key(FirstRows rows, ReadOptions options) {
        List<String> names = rows.head().cells();
        return rows.isHeadless() ? options.unnamedKey(names) : ReadOptions.key(names);
    }

    private Response wrong(StockImport file, FirstRows rows, List<String> meanings, Errors errors) {
        return Response.status(422).entity(page(file, rows, meanings, errors)).build();
    }

    private TemplateInstance page(StockImport file, FirstRows rows, List<String> meanings, Errors errors) {
        List<String> known = KnownWarehouses.of(retailer.id()).codes();
        List<Named> columns = new ArrayList<>();
        for (int place = 0; place < rows.head().cells().size(); place++) {
            columns.add(new Named(place, shown(rows.head(), place), samples(rows, place), meanings.get(place),
                    added(rows.head().cells().get(place), known)));
        }
        List<Line> lines = rows.all().stream().map(row -> new Line(row.line(), RejectedItem.shown(row
                .cells().stream().map(Spelling::of).filter(cell -> !cell.isEmpty()).collect(Collectors.joining(
                        " · ")))))
                .toList();
        return Templates.columns(new ColumnsView(file, columns, known, rows.head().line(), lines, errors));
    }

    private static List<String> samples(FirstRows rows, int place) {
        return rows.rows().stream().map(row -> shown(row, place)).filter(cell -> !cell.isEmpty()).toList();
    }

    private static String shown(Row row, int place) {
        return place < row.cells().size() ? RejectedItem.shown(Spelling.of(row.cells().get(place))) : "";
    }

    private static String added(String cell, List<String> known) {
        String heading = Spelling.of(cell);
        return !isCode(heading) || known.contains(heading) ? "" : heading;
    }

    private StockImport waiting(long id) {
        StockImport file = page.find(id);
        if (!file.isWaiting()) {
            throw new NotFoundException();
        }
        return file;
    }

    /** @param chosen the line that a person chooses, 0 for none; null if she chooses none other than it was read with */
    private FirstRows rows(StockImport file, Integer chosen) {
        FirstRows rows = contents.laidOut(file, path -> FirstRows.of(path, file.format.firstSheet()))
                .orElseThrow(NotFoundException::new);
        Integer head = chosen == null && !file.columnsNeeded ? Integer.valueOf(file.format.headLine()) : chosen;
        return head == null ? rows : head == 0 ? rows.withoutHead() : rows.headedBy(head);
    }
}
