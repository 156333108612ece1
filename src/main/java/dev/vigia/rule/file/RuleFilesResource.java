package dev.vigia.rule.file;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.rule.file.RuleFileReader.TooManyRules;
import dev.vigia.rule.file.RuleFiles.KeptFile;
import dev.vigia.table.Unreadable;
import dev.vigia.table.Unreadable.FileProblem;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Where rules are taken along as a file, and where it comes back. */
@Path("/rules/files")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.TEXT_HTML)
public class RuleFilesResource {

    private static final String FILE = "file";
    private static final int NAME_LENGTH = 200;

    private final RuleFiles files;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;

    @CheckedTemplate(basePath = "rule")
    public static class Templates {

        static native TemplateInstance files(Errors errors, int most);
    }

    RuleFilesResource(RuleFiles files, CurrentRetailer retailer, CurrentPerson person, Language language) {
        this.files = files;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
    }

    @GET
    public TemplateInstance index() {
        retailer.id();
        return Templates.files(Errors.none(), RuleFileReader.MOST);
    }

    /** One that cannot be read leaves nothing behind, and the page says what is wrong with it. */
    @POST
    public Response receive(@RestForm(FILE) FileUpload file) {
        RuleFileMessages words = language.of(RuleFileMessages.class);
        if (file == null || file.size() == 0) {
            return wrong(words.empty());
        }
        KeptFile read = new KeptFile(0, name(file), bytes(file));
        try {
            read.read();
        } catch (TooManyRules many) {
            return wrong(words.tooMany(RuleFileReader.MOST));
        } catch (Unreadable unreadable) {
            return wrong(sentence(words, unreadable));
        }
        long id = files.keep(retailer.id(), read.name(), person.name(), read.bytes());
        return Response.seeOther(URI.create("/rules/files/" + id)).build();
    }

    private static String sentence(RuleFileMessages words, Unreadable unreadable) {
        String sentence = words.unreadable(unreadable.problem);
        return unreadable.detail.isEmpty() || unreadable.problem == FileProblem.COLUMNS_MISSING ? sentence
                : sentence + " (" + unreadable.detail + ")";
    }

    private static byte[] bytes(FileUpload file) {
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Browsers send the bare name; whoever sends a path means its end. */
    private static String name(FileUpload file) {
        String name = file.fileName().replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
        return name.isEmpty() ? FILE : name.substring(0, Math.min(NAME_LENGTH, name.length()));
    }

    private static Response wrong(String sentence) {
        return Response.status(422).entity(Templates.files(Errors.none().add(FILE, sentence), RuleFileReader.MOST))
                .build();
    }
}
