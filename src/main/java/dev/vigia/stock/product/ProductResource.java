package dev.vigia.stock.product;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.http.UrlEncoding;
import dev.vigia.stock.product.MomentAnswers.IntegrationChoice;
import dev.vigia.stock.product.MomentQuestion.MomentMistake;
import dev.vigia.stock.product.ProductKits.KitFacts;
import dev.vigia.stock.why.Lifts;
import dev.vigia.stock.why.Why;
import dev.vigia.web.Zone;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
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
    private static final int CHANGES = 20;

    private final ProductHistory history;
    private final StockLedger ledger;
    private final ProductKits kits;
    private final Lifts lifts;
    private final MomentAnswers answers;
    private final CurrentRetailer retailer;
    private final Zone zone;
    private final Clock clock;

    @CheckedTemplate(basePath = "stock")
    public static class Templates {

        static native TemplateInstance product(ProductHistory.History history, StockLedger.LedgerPage ledger,
                KitFacts facts, Why why, Asked asked, Links links);

        static native TemplateInstance missing(String sku, String searchPath);
    }

    ProductResource(ProductHistory history, StockLedger ledger, ProductKits kits, Lifts lifts, MomentAnswers answers,
            CurrentRetailer retailer, Zone zone, Clock clock) {
        this.history = history;
        this.ledger = ledger;
        this.kits = kits;
        this.lifts = lifts;
        this.answers = answers;
        this.retailer = retailer;
        this.zone = zone;
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
     * @param list   what the address of the list the product was found in says behind the question mark
     * @param older  the page with the changes before these; empty where there are none
     * @param newest  the page with the newest changes
     * @param newRule the form of a rule for this product
     */
    public record Links(String self, String updates, String list, String older, String newest, String newRule) {

        static Links of(String sku, String list, Optional<Instant> before) {
            String self = "/stock/" + UrlEncoding.encoded(sku);
            String end = list.isEmpty() ? "" : "&list=" + UrlEncoding.encoded(list);
            return new Links(self, "/updates?sku=" + UrlEncoding.encoded(sku), list,
                    before.map(moment -> self + "?changes=" + moment + end + "#changes").orElse(""),
                    self + (list.isEmpty() ? "" : "?" + end.substring(1)) + "#changes", "/rules/new?sku=" + UrlEncoding
                            .encoded(sku));
        }
    }

    @GET
    public Response show(@RestPath String sku, @RestQuery @DefaultValue("") String list,
            @RestQuery @DefaultValue("") String changes, @RestQuery @DefaultValue("") String at,
            @RestQuery @DefaultValue("") String integration) {
        return history.of(retailer.id(), sku)
                .map(found -> page(found, list.length() > LONGEST_LIST ? "" : list, moment(changes),
                        new MomentQuestion(at.strip(), integration.strip())))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND)
                        .entity(Templates.missing(sku, "/stock?q=" + UrlEncoding.encoded(sku))).build());
    }

    private Response page(ProductHistory.History found, String list, Optional<Instant> before,
            MomentQuestion question) {
        long id = found.product().id;
        StockLedger.LedgerPage page = ledger.page(retailer.id(), id, before, CHANGES);
        Asked asked = asked(id, question);
        KitFacts facts = kits.of(retailer.id(), id);
        Why why = lifts.of(retailer.id(), id, found.listings(), facts.parts());
        return Response.status(asked.mistake.isPresent() ? 422 : 200)
                .entity(Templates.product(found, page, facts, why, asked, Links.of(found.product().sku, list, page
                        .before())))
                .build();
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

    /** What makes no sense is left out: then the newest are shown. */
    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty()
                    : Optional.of(Instant.parse(text)).filter(moment -> moment.isAfter(Instant.EPOCH)
                            && moment.isBefore(Instant.parse("9999-01-01T00:00:00Z")));
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
