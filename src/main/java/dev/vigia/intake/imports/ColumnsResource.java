package dev.vigia.intake.imports;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.intake.column.ColumnMap;
import dev.vigia.intake.column.FirstGoods;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.column.TypedMeaning;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Asks what the columns of a file mean, with its first rows in sight. */
@Path("/intake/imports/{id}/columns")
@RolesAllowed(Role.OPERATOR)
public class ColumnsResource {

    private static final String MEANING = "meaning-0";

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
     * @param shown the sheet that the line is of which is chosen; that of another is found anew
     */
    @GET
    public TemplateInstance show(@RestPath long id, @RestQuery Integer head, @RestQuery String sheet,
            @RestQuery String shown) {
        StockImport file = waiting(id);
        ReadOptions kept = file.options(mappings.of(retailer.id()));
        Integer line = sheet == null || sheet.equals(shown) ? head : null;
        List<FirstRows> sheets = sheets(file);
        FirstRows rows = asKept(rows(file, sheets, sheet, line), line, kept);
        List<String> names = rows.head().cells();
        List<String> meanings = Stream.of(key(rows, kept), ReadOptions.key(names))
                .flatMap(key -> Stream.ofNullable(kept.mappings().get(key))).findFirst()
                .orElseGet(() -> ColumnMap.guesses(names));
        return page(file, sheets, rows, meanings, Errors.none());
    }

    /** Where nobody knows the names that a line seems to have, and somebody has said of rows as wide that they have none. */
    private static FirstRows asKept(FirstRows rows, Integer chosen, ReadOptions kept) {
        FirstRows unnamed = rows.withoutHead();
        boolean isUnknown = chosen == null && !kept.mappings().containsKey(key(rows, kept));
        return Optional.ofNullable(kept.mappings().get(key(unnamed, kept)))
                .map(meanings -> ColumnMap.mapped(unnamed.head().cells(), meanings))
                .filter(columns -> isUnknown && FirstGoods.begin(rows.all().stream().map(Row::cells).toList(), columns,
                        true)).map(columns -> unnamed).orElse(rows);
    }

    /** What was said is known again the next time, once the file could be read so. */
    @POST
    public Response name(@RestPath long id, @RestForm("meaning") List<String> meaning,
            @RestForm("head") Integer line, @RestForm String sheet) {
        StockImport file = waiting(id);
        List<FirstRows> sheets = sheets(file);
        FirstRows rows = rows(file, sheets, sheet, line);
        List<String> meanings = new ArrayList<>(meaning == null ? List.of() : meaning);
        while (meanings.size() < rows.head().cells().size()) {
            meanings.add("");
        }
        Errors wrong = wrongCodes(meanings);
        if (wrong.any()) {
            return wrong(file, sheets, rows, meanings, wrong);
        }
        meanings.replaceAll(TypedMeaning::plain);
        ImportMessages words = language.of(ImportMessages.class);
        ReadOptions known = file.options(mappings.of(retailer.id()));
        String head = key(rows, known);
        List<String> others = others(file, rows, known);
        ReadOptions options = known.without(others).headless(rows.sheet(), rows.isHeadless());
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
            return wrong(file, sheets, rows, meanings, Errors.none().add(MEANING, sentence));
        }
        if (read.isEmpty()) {
            return wrong(file, sheets, rows, meanings, Errors.none().add(MEANING, words.othersAreRead()));
        }
        PreviewMessages preview = language.of(PreviewMessages.class);
        flash.say(read.get().isWaiting() ? preview.columnsKept() : preview.tooLate());
        return Response.seeOther(URI.create(file.path())).build();
    }

    /** What was said of lines that do not name the columns after all, or of rows as wide that seemed to have no names. */
    private static List<String> others(StockImport file, FirstRows rows, ReadOptions options) {
        List<String> others = new ArrayList<>(rows.all().stream().map(row -> ReadOptions.key(row.cells())).toList());
        boolean isFirst = rows.sheet().equals(file.format.firstSheet());
        if (file.format.headLine() == 0 ? isFirst : file.scheduledImportId != null) {
            others.add(options.unnamedKey(rows.withoutHead().head().cells()));
        }
        return others;
    }

    private Errors wrongCodes(List<String> meanings) {
        Errors errors = Errors.none();
        for (int place = 0; place < meanings.size(); place++) {
            if (TypedMeaning.isOfNoCode(meanings.get(place))) {
                errors.add("meaning-" + place, language.of(WarehouseMappingMessages.class)
                        .wrongCode(TypedMeaning.LONGEST_CODE));
            }
        }
        return errors;
    }

    private static String key(FirstRows rows, ReadOptions options) {
        List<String> names = rows.head().cells();
        return rows.isHeadless() ? options.unnamedKey(names) : ReadOptions.key(names);
    }

    private Response wrong(StockImport file, List<FirstRows> sheets, FirstRows rows, List<String> meanings,
            Errors errors) {
        return Response.status(422).entity(page(file, sheets, rows, meanings, errors)).build();
    }

    private TemplateInstance page(StockImport file, List<FirstRows> sheets, FirstRows rows, List<String> meanings,
            Errors errors) {
        return Templates.columns(ColumnsView.of(file, sheets, rows, meanings, KnownWarehouses.of(retailer.id()).codes(),
                errors));
    }

    private StockImport waiting(long id) {
        StockImport file = page.find(id);
        if (!file.isWaiting()) {
            throw new NotFoundException();
        }
        return file;
    }

    private List<FirstRows> sheets(StockImport file) {
        List<FirstRows> sheets = contents.laidOut(file, FirstRows::sheets);
        if (sheets.isEmpty()) {
            throw new NotFoundException();
        }
        return sheets;
    }

    /**
     * @param sheet  that a person chooses; null: the one that failed, if any did
     * @param chosen the line that she chooses, 0 for none; null if she chooses none other than it was read with
     */
    private FirstRows rows(StockImport file, List<FirstRows> sheets, String sheet, Integer chosen) {
        FirstRows rows = sheets.stream().filter(shown -> shown.sheet().equals(sheet)).findFirst()
                .orElseGet(() -> failed(file, sheets));
        boolean isRead = !file.columnsNeeded && rows.sheet().equals(file.format.firstSheet());
        Integer head = chosen == null && isRead ? Integer.valueOf(file.format.headLine()) : chosen;
        return head == null ? rows : head == 0 ? rows.withoutHead() : rows.headedBy(head);
    }

    /** Of several that were not read the first whose columns may mean several things. */
    private FirstRows failed(StockImport file, List<FirstRows> sheets) {
        KnownWarehouses known = KnownWarehouses.of(retailer.id());
        List<FirstRows> unread = sheets.stream().filter(rows -> file.columnsNeeded || !file.format.hasSheet(rows
                .sheet())).toList();
        Optional<FirstRows> doubtful = unread.stream().filter(rows -> !named(rows, known).twice().isEmpty())
                .findFirst();
        return doubtful.or(() -> file.columnsNeeded ? FirstRows.fullest(sheets)
                : unread.stream().filter(rows -> !named(rows, known).areOfStock()).findFirst())
                .or(() -> sheets.stream().filter(rows -> rows.sheet().equals(file.format.firstSheet())).findFirst())
                .orElse(sheets.get(0));
    }

    private static ColumnMap named(FirstRows rows, KnownWarehouses known) {
        return ColumnMap.named(rows.head().cells(), known);
    }
}
