package dev.vigia.rule.page;

import dev.vigia.access.Role;
import dev.vigia.http.UrlEncoding;
import dev.vigia.integration.TypedMinimum;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.rule.page.RuleSelection.SelectedRule;
import dev.vigia.rule.page.RuleSelection.TickedRule;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Shows what the same change of several rules would do, and does it when it is said again. */
@Path("/rules/selection")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.TEXT_HTML)
public class RuleSelectionResource {

    private static final String END = "end";
    private static final String RULE = "rule";
    private static final int MOST = 100;
    private static final Pattern TICKED = Pattern.compile("\\d{1,18}-\\d{1,18}(-\\d{1,9})?");
    private static final String LIST = "/rules";

    private final RuleSelection selection;
    private final Language language;
    private final Flash flash;

    @CheckedTemplate(basePath = "rule")
    public static class Templates {

        static native TemplateInstance selection(SelectionPage page);
    }

    RuleSelectionResource(RuleSelection selection, Language language, Flash flash) {
        this.selection = selection;
        this.language = language;
        this.flash = flash;
    }

    /**
     * What the page shows.
     *
     * @param minimum as typed; empty text where the rules end
     * @param asked   whether much of what sells would go to zero
     * @param applied whether it is done
     * @param missing how many of those that were ticked are no more
     * @param list    where the list is in which they were ticked
     */
    public record SelectionPage(List<SelectedRule> rules, boolean ends, String minimum, Errors errors, boolean asked,
            boolean applied, int missing, String list) {

        public long toZero() {
            return rules.stream().flatMap(one -> one.forecast().stream()).mapToLong(RuleForecast::toZero).sum();
        }

        public int ready() {
            return (int) rules.stream().filter(one -> one.forecast().isPresent()).count();
        }

        public int done() {
            return (int) rules.stream().filter(SelectedRule::done).count();
        }

        public int refused() {
            return rules.size() - done();
        }

        public int units() {
            return TypedMinimum.read(minimum, false).units().orElse(0);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(MultivaluedMap<String, String> fields) {
        List<String> sent = fields.getOrDefault(RULE, List.of());
        List<TickedRule> ticked = sent.stream().filter(TICKED.asMatchPredicate()).map(RuleSelectionResource::ticked)
                .toList();
        String list = list(Optional.ofNullable(fields.getFirst("list")).orElse(""));
        boolean ends = END.equals(fields.getFirst("change"));
        String number = Optional.ofNullable(fields.getFirst("minimum")).orElse("").strip();
        if (ticked.size() < sent.size()) {
            return tickAgain(ticked, ends, number, words().malformed(), list);
        }
        if (ticked.size() > MOST) {
            return tickAgain(ticked, ends, number, words().tooMany(MOST), list);
        }
        if (ticked.isEmpty()) {
            flash.say(Flash.Severity.WARNING, words().none());
            return Response.seeOther(URI.create(number.isEmpty() ? list
                    : list + (list.contains("?") ? "&" : "?") + UrlEncoding.query(Map.of("minimum", number)))).build();
        }
        String typed = ends ? "" : number;
        TypedMinimum minimum = TypedMinimum.read(typed, !ends);
        if (minimum.mistake().isPresent()) {
            RuleFormMessages form = language.of(RuleFormMessages.class);
            Errors errors = Errors.none().add("minimum", form.unitsWrong(form.fieldName("minimum"), minimum.mistake()
                    .get(), MinimumStock.HIGHEST));
            return Response.status(422).entity(Templates.selection(new SelectionPage(selection.named(ticked),
                    false, typed, errors, false, false, 0, list))).build();
        }
        return "apply".equals(fields.getFirst("step")) ? apply(ticked, ends, typed, minimum.units(), list)
                : foretell(ticked, ends, typed, minimum.units(), list);
    }

    /** Nothing is changed, and all that were ticked are shown for the person to choose from. */
    private Response tickAgain(List<TickedRule> ticked, boolean ends, String number, String sentence, String list) {
        return Response.status(422).entity(Templates.selection(new SelectionPage(selection.named(ticked), ends, number,
                Errors.none().add(RULE, sentence), false, false, 0, list))).build();
    }

    private Response foretell(List<TickedRule> ticked, boolean ends, String typed, OptionalInt minimum, String list) {
        List<SelectedRule> foretold = selection.foretold(ticked, minimum);
        return Response.ok(Templates.selection(new SelectionPage(foretold, ends, typed, Errors.none(), selection.asks(
                foretold), false, ticked.size() - foretold.size(), list))).build();
    }

    private Response apply(List<TickedRule> ticked, boolean ends, String typed, OptionalInt minimum, String list) {
        List<SelectedRule> applied = selection.applied(ticked, minimum);
        SelectionPage page = new SelectionPage(applied, ends, typed, Errors.none(), false, true, ticked.size()
                - applied.size(), list);
        if (page.refused() == 0 && page.missing() == 0) {
            flash.say(Flash.Severity.SUCCESS, words().done(page.done(), ends));
            return Response.seeOther(URI.create(list)).build();
        }
        return Response.status(Response.Status.CONFLICT).entity(Templates.selection(page)).build();
    }

    /** Nothing but the list is an address to go back to. */
    private static String list(String sent) {
        try {
            return sent.startsWith(LIST + "?") ? new URI(sent).toASCIIString() : LIST;
        } catch (URISyntaxException malformed) {
            return LIST;
        }
    }

    private static TickedRule ticked(String text) {
        String[] parts = text.split("-");
        return new TickedRule(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts.length == 3 ? Long.parseLong(
                parts[2]) : 0);
    }

    private RuleSelectionMessages words() {
        return language.of(RuleSelectionMessages.class);
    }
}
