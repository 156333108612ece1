package dev.vigia.stock.product;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.http.UrlEncoding;
import dev.vigia.stock.StockRow;
import dev.vigia.stock.product.MomentAnswers.IntegrationChoice;
import dev.vigia.stock.product.MomentQuestion.MomentMistake;
import dev.vigia.stock.product.ProductKits.KitFacts;
import dev.vigia.stock.timeline.StockCourse;
import dev.vigia.stock.timeline.StockCourses;
import dev.vigia.stock.timeline.TimelineFilter;
import dev.vigia.stock.timeline.TimelineView;
import dev.vigia.stock.timeline.Timelines;
import dev.vigia.stock.why.Lifts;
import dev.vigia.stock.why.Why;
import dev.vigia.web.Language;
import dev.vigia.web.Zone;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One product: where its units lie, what each marketplace shows or showed at a moment, and why. A SKU may hold slashes. */
@Path("/stock/{sku: .+}")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class ProductResource {

    // Longer than any filter of ours.
    private static final int LONGEST_LIST = 4_000;

    private final ProductHistory history;
    private final Timelines timelines;
    private final StockCourses courses;
    private final ProductKits kits;
    private final Lifts lifts;
    private final MomentAnswers answers;
    private final CurrentRetailer retailer;
    private final Zone zone;
    private final Language language;
    private final Clock clock;

    @CheckedTemplate(basePath = "stock")
    public static class Templates {

        static native TemplateInstance product(ProductHistory.History history, KitFacts facts, Why why,
                StockCourse course, TimelineView timeline, Asked asked, Links links);

        static native TemplateInstance missing(String sku, String searchPath);
    }

    ProductResource(ProductHistory history, Timelines timelines, StockCourses courses, ProductKits kits, Lifts lifts,
            MomentAnswers answers,
            CurrentRetailer retailer, Zone zone, Language language, Clock clock) {
        this.history = history;
        this.timelines = timelines;
        this.courses = courses;
        this.kits = kits;
        this.lifts = lifts;
        this.answers = answers;
        this.retailer = retailer;
        this.zone = zone;
        this.language = language;
        this.clock = clock;
    }

    /** What was asked about a moment, and the answer; empty where nothing was asked or the question makes no sense. */
    public record Asked(MomentQuestion question, List<IntegrationChoice> channels, Optional<MomentMistake> mistake,
            Optional<MomentAnswer> answer) {

        public boolean isChosen(IntegrationChoice channel) {
            return question.integration().equals(Long.toString(channel.id()));
        }

        /** Whether this is the field to correct. */
        public boolean isWrong(String field) {
            return mistake.filter(wrong -> (wrong == MomentMistake.NO_INTEGRATION) == field.equals("integration"))
                    .isPresent();
        }
    }

    /**
     * Where the links of the page lead.
     *
     * @param list    what the address of the list the product was found in says behind the question mark
     * @param newRule the form of a rule for this product
     */
    public record Links(String self, String list, String newRule) {

        static Links of(String sku, String list) {
            return new Links("/stock/" + UrlEncoding.encoded(sku), list, "/rules/new?sku=" + UrlEncoding.encoded(sku));
        }

        /** This page, with nothing asked of it. */
        public String plain() {
            return self + (list.isEmpty() ? "" : "?" + end().substring(1));
        }

        /** What addresses of this page go on with, so that the way back to the list is kept. */
        String end() {
            return list.isEmpty() ? "" : "&list=" + UrlEncoding.encoded(list);
        }
    }

    /** What the line of time is asked for. */
    record TimelineQuery(@RestQuery @DefaultValue("") String what, @RestQuery @DefaultValue("") String on,
            @RestQuery @DefaultValue("") String day, @RestQuery @DefaultValue("") String before,
            @RestQuery @DefaultValue("") String changes) {

        TimelineFilter filter() {
            return TimelineFilter.read(what, on, day, before, changes);
        }
    }

    @GET
    public Response show(@RestPath String sku, @RestQuery @DefaultValue("") String list, @BeanParam TimelineQuery query,
            @RestQuery @DefaultValue("") String at, @RestQuery @DefaultValue("") String integration) {
        return history.of(retailer.id(), sku)
                .map(found -> page(found, Links.of(found.product().sku, list.length() > LONGEST_LIST ? "" : list), query
                        .filter(), new MomentQuestion(at.strip(), integration.strip())))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND)
                        .entity(Templates.missing(sku, "/stock?q=" + UrlEncoding.encoded(sku))).build());
    }

    private Response page(ProductHistory.History found, Links links, TimelineFilter filter, MomentQuestion question) {
        long id = found.product().id;
        Asked asked = asked(id, question);
        KitFacts facts = kits.of(retailer.id(), id);
        Why why = lifts.of(retailer.id(), id, found.listings(), facts.parts());
        TimelineView timeline = timelines.view(retailer.id(), id, filter, links.self, links.end(), zone.current(),
                language.current());
        StockCourse course = courses.of(retailer.id(), id, zone.current(), found.listings().stream().map(
                StockRow::minimum).toList());
        return Response.status(asked.mistake.isPresent() ? 422 : 200)
                .entity(Templates.product(found, facts, why, course, timeline, asked, links)).build();
    }

    private Asked asked(long productId, MomentQuestion question) {
        List<IntegrationChoice> channels = answers.channels(retailer.id());
        Optional<MomentMistake> mistake = question.mistake(channels, zone.current(), clock.instant());
        Optional<MomentAnswer> answer = question.isAsked() && mistake.isEmpty()
                ? Optional.of(answers.at(retailer.id(), productId, question.channel(channels).orElseThrow(),
                        question.instant(zone.current()).orElseThrow()))
                : Optional.empty();
        return new Asked(question, channels, mistake, answer);
    }
}
