package dev.vigia.stock.page;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.catalog.Category;
import dev.vigia.database.Spelling;
import dev.vigia.http.UrlEncoding;
import dev.vigia.integration.Integration;
import dev.vigia.stock.QueryParameters;
import dev.vigia.stock.StockFilter;
import dev.vigia.stock.page.SavedViews.SavedView;
import dev.vigia.stock.page.SavedViews.ViewNaming;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Where a person keeps, renames and deletes views of the stock page. Beside it, for a product may be called anything. */
@Path("/stock-views")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class SavedViewsResource {

    private static final String NAME = "name";

    private final SavedViews views;
    private final CurrentRetailer retailer;
    private final Language language;
    private final Flash flash;

    @CheckedTemplate(basePath = "stock")
    public static class Templates {

        static native TemplateInstance views(ViewsPage page);
    }

    SavedViewsResource(SavedViews views, CurrentRetailer retailer, Language language, Flash flash) {
        this.views = views;
        this.retailer = retailer;
        this.language = language;
        this.flash = flash;
    }

    /**
     * @param list  what the address of the list to be kept says behind the question mark
     * @param typed the names that were refused, by their fields
     */
    public record ViewsPage(List<SavedView> views, String list, Map<String, String> typed, Errors errors) {

        /** What the field of a view shows. */
        public String name(SavedView view) {
            return typed.getOrDefault(field(view.id()), view.name());
        }

        public String newName() {
            return typed.getOrDefault(NAME, "");
        }

        public String field(long id) {
            return NAME + "-" + id;
        }

        public String backPath() {
            return list.isEmpty() ? "/stock" : "/stock?" + list;
        }

        public int longest() {
            return SavedViews.LONGEST_NAME;
        }

        public int most() {
            return SavedViews.MOST;
        }
    }

    @GET
    public TemplateInstance show(@RestQuery Optional<String> list) {
        return page(known(list.orElse("")), Map.of(), Errors.none());
    }

    @POST
    public Response keep(@RestForm @DefaultValue("") String name, @RestForm @DefaultValue("") String list) {
        String typed = typed(name);
        ViewNaming naming = views.keep(typed, known(list));
        return naming == ViewNaming.DONE ? done(words().kept(typed), known(list)) : refused(NAME, typed, naming, list);
    }

    @POST
    @Path("/{id}")
    public Response rename(@PathParam("id") long id, @RestForm @DefaultValue("") String name,
            @RestForm @DefaultValue("") String list) {
        String typed = typed(name);
        ViewNaming naming = views.rename(id, typed);
        if (naming == ViewNaming.GONE) {
            throw new NotFoundException();
        }
        return naming == ViewNaming.DONE ? again(words().renamed(typed), list)
                : refused(NAME + "-" + id, typed, naming, list);
    }

    @POST
    @Path("/{id}/deletion")
    public Response delete(@PathParam("id") long id, @RestForm @DefaultValue("") String list) {
        if (!views.delete(id)) {
            throw new NotFoundException();
        }
        return again(words().deleted(), list);
    }

    /** No name holds what no text in the database can, or breaks its line. */
    private static String typed(String name) {
        return Spelling.of(name).replaceAll("\\p{Cntrl}", " ").strip();
    }

    private Response done(String sentence, String list) {
        flash.say(Flash.Severity.SUCCESS, sentence);
        return Response.seeOther(URI.create(list.isEmpty() ? "/stock" : "/stock?" + list)).build();
    }

    private Response again(String sentence, String list) {
        flash.say(Flash.Severity.SUCCESS, sentence);
        String query = known(list);
        return Response.seeOther(URI.create(query.isEmpty() ? "/stock-views"
                : "/stock-views?list=" + UrlEncoding.encoded(query))).build();
    }

    private Response refused(String field, String typed, ViewNaming naming, String list) {
        String sentence = switch (naming) {
            case EMPTY -> words().nameMissing();
            case TOO_LONG -> words().nameTooLong(SavedViews.LONGEST_NAME);
            case TAKEN -> words().nameTaken();
            default -> words().tooMany(SavedViews.MOST);
        };
        return Response.status(422).entity(page(known(list), Map.of(field, typed), Errors.none().add(field, sentence)))
                .build();
    }

    private TemplateInstance page(String list, Map<String, String> typed, Errors errors) {
        return Templates.views(new ViewsPage(views.all(), list, typed, errors));
    }

    private SavedViewMessages words() {
        return language.of(SavedViewMessages.class);
    }

    /** The part of it that is a filter of this retailer, as its address has it. */
    private String known(String list) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : list.split("&")) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2) {
                parameters.put(pair[0], decoded(pair[1]));
            }
        }
        return StockFilter.read(new QueryParameters(), name -> Optional.ofNullable(parameters.get(name)), Integration
                .of(
                        retailer.id()), Category.of(retailer.id())).query();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }
}
