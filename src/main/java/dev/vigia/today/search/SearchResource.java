package dev.vigia.today.search;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.database.Spelling;
import dev.vigia.integration.Integration;
import dev.vigia.web.Language;
import dev.vigia.web.Paths;
import dev.vigia.web.ShortAddress;
import dev.vigia.web.WebMessages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Function;
import org.hibernate.Session;
import org.jboss.resteasy.reactive.RestQuery;

/** Where a page, an integration or a product is: by name, by SKU, and what the keyboard does. */
@Path("/search")
@Produces(MediaType.TEXT_HTML)
public class SearchResource {

    /** More of a kind than this are not looked through in a list that is read at a glance. */
    private static final int MOST = 8;

    // The key that leads there after "g", and its path.
    private static final List<Goal> GOALS = List.of(new Goal("h", "/", web(WebMessages::today)),
            new Goal("s", "/stock", web(WebMessages::stock)), new Goal("i", "/integrations", web(
                    WebMessages::integrations)), new Goal("m", "/intake", web(WebMessages::imports)),
            new Goal("f", "/sources", web(WebMessages::sources)), new Goal("r", "/rules", web(WebMessages::rules)),
            new Goal("u", "/updates", web(WebMessages::updates)),
            new Goal("l", "/history", web(WebMessages::history)), new Goal("a", "/alerts", language -> language.of(
                    SearchMessages.class).alerts()), new Goal("d", "/developers", web(WebMessages::developers)),
            new Goal("c", "/settings", web(WebMessages::settings)));

    private final Session session;
    private final CurrentRetailer retailer;
    private final Language language;

    @CheckedTemplate(basePath = "search")
    public static class Templates {

        static native TemplateInstance index(SearchView view);
    }

    SearchResource(Session session, CurrentRetailer retailer, Language language) {
        this.session = session;
        this.retailer = retailer;
        this.language = language;
    }

    private record Goal(String key, String path, Function<Language, String> name) {
    }

    private static Function<Language, String> web(Function<WebMessages, String> name) {
        return language -> name.apply(language.of(WebMessages.class));
    }

    /** One way on. */
    public record Way(String key, String path, String name, String detail) {
    }

    /**
     * What was found.
     *
     * @param typed without blanks around it; empty when nothing was
     */
    public record SearchView(String typed, List<Way> pages, List<Way> integrations, List<Way> products,
            List<Way> goals) {

        public String inStock() {
            return "/stock?q=" + Paths.encoded(typed);
        }

        public long count() {
            return pages.size() + integrations.size() + products.size();
        }
    }

    @GET
    @ShortAddress
    @Transactional
    @RolesAllowed(Role.VIEWER)
    public TemplateInstance search(@RestQuery @DefaultValue("") String q) {
        // PostgreSQL compares no text with this character.
        String typed = q.replace("\0", "").strip();
        List<Way> goals = GOALS.stream().map(goal -> new Way(goal.key, goal.path, goal.name.apply(language), ""))
                .toList();
        return Templates.index(new SearchView(typed, goals.stream().filter(goal -> contains(goal.name, typed)).toList(),
                typed.isEmpty() ? List.of() : integrations(typed), typed.isEmpty() ? List.of() : products(typed),
                goals));
    }

    private List<Way> integrations(String typed) {
        return Integration.of(retailer.id()).stream().filter(one -> one.isConnected() && contains(one.name, typed))
                .limit(MOST).map(one -> new Way("", "/integrations/" + one.id, one.name, "")).toList();
    }

    /** By the SKU as people remember it: other case, without zeros in front. Names are searched on the page of stock. */
    private List<Way> products(String typed) {
        return session.createNativeQuery("""
                select sku, name from product
                where retailer_id = :retailer and vigia_near_sku(sku) = vigia_near_sku(:typed) and retired_at is null
                order by sku limit :most
                """, FoundProduct.class).setParameter("retailer", retailer.id()).setParameter("typed", typed)
                .setParameter("most", MOST).getResultList().stream()
                .map(row -> new Way("", Paths.ofProduct(row.sku), row.sku, row.name)).toList();
    }

    private record FoundProduct(String sku, String name) {
    }

    private static boolean contains(String name, String typed) {
        return Spelling.folded(name).contains(Spelling.folded(typed));
    }
}
