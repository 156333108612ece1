package dev.vigia.intake.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.access.Role;
import dev.vigia.web.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Empty files whose columns are named, in the person's language. */
@Path("/intake/template")
@RolesAllowed(Role.VIEWER)
public class TemplateResource {

    private static final int WIDTH = 18;
    private static final String SEPARATOR = ";";

    private final Language language;

    TemplateResource(Language language) {
        this.language = language;
    }

    @GET
    @Path("csv")
    public Response csv() {
        ImportMessages words = language.of(ImportMessages.class);
        StreamingOutput content = out -> {
            out.write(RejectedLines.MARK);
            out.write((words.templateColumns() + "\r\n").getBytes(UTF_8));
        };
        return file(content, "text/csv; charset=UTF-8", words.templateFile() + ".csv");
    }

    @GET
    @Path("xlsx")
    public Response xlsx() {
        ImportMessages words = language.of(ImportMessages.class);
        String[] columns = words.templateColumns().split(SEPARATOR);
        StreamingOutput content = out -> {
            try (Workbook workbook = new Workbook(out, "Vigia", "1.0")) {
                Worksheet sheet = workbook.newWorksheet(words.templateFile());
                for (int place = 0; place < columns.length; place++) {
                    sheet.value(0, place, columns[place]);
                    sheet.style(0, place).bold().set();
                    sheet.width(place, WIDTH);
                }
                // A SKU of digits keeps its zeros.
                sheet.range(1, 0, 1_000, 0).style().format("@").set();
                sheet.freezePane(0, 1);
            }
        };
        return file(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                words.templateFile() + ".xlsx");
    }

    private static Response file(StreamingOutput content, String type, String name) {
        return Response.ok(content).type(type).header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
