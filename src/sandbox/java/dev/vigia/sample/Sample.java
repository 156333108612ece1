package dev.vigia.sample;

import dev.vigia.access.Retailer;
import dev.vigia.catalog.ProductItem;
import dev.vigia.intake.Intake;
import dev.vigia.intake.StockItem;
import dev.vigia.integration.Integration;
import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.sample.SampleShop.Article;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Fills a development database with a shop that sells on every marketplace of the sandbox, so that a stranger sees the
 * main job at once. What is there already is left alone. The sandbox forgets at each start, so it is filled each time.
 */
@ApplicationScoped
@IfBuildProfile("dev")
class Sample {

    private static final Logger LOG = Logger.getLogger(Sample.class);
    private static final String RETAILER = "mate";
    private static final String SELLER = "1001";
    private static final int LOWEST_MINIMUM = 2;
    private static final int MINIMUMS = 5;

    private final Intake intake;
    private final Integrations integrations;
    private final Marketplaces marketplaces;
    private final SandboxClient sandbox;
    private final SampleSource source;
    private final Session session;

    Sample(Intake intake, Integrations integrations, Marketplaces marketplaces, SandboxClient sandbox,
            SampleSource source, Session session) {
        this.intake = intake;
        this.integrations = integrations;
        this.marketplaces = marketplaces;
        this.sandbox = sandbox;
        this.source = source;
        this.session = session;
    }

    void fill(@ObservesAsync HttpServerStart started) {
        List<Article> articles = SampleShop.articles();
        List<Marketplace> available = marketplaces.all().stream().filter(Marketplace::isAvailable).toList();
        available.forEach(marketplace -> sandbox.fill(marketplace.code(), SELLER, shown(marketplace.code(),
                articles)));
        source.arrange();
        Retailer retailer = QuarkusTransaction.requiringNew().call(() -> Retailer.welcome(RETAILER));
        boolean isNew = QuarkusTransaction.requiringNew().call(() -> Integration.of(retailer.id).isEmpty());
        if (isNew) {
            intake.putProducts(retailer.id, articles.stream().map(Sample::product).toList(), "sample");
            connect(retailer.id, available);
            intake.putStock(retailer.id, counted(articles), Instant.now(), "sample", new ArrayList<>());
            source.connect(retailer.id);
            LOG.infof("The sample shop has %d products on %d marketplaces of the sandbox", articles.size(),
                    available.size());
        }
    }

    /** What the sandbox should show at first: what it was told last, or something old. */
    private Map<String, Integer> shown(String marketplace, List<Article> articles) {
        Map<String, Integer> quantities = new HashMap<>();
        articles.forEach(article -> quantities.put(article.sku(), 10));
        SampleSource.skus().forEach(sku -> quantities.put(sku, 10));
        QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery("""
                select product.sku, listing.sent
                from listing join product on product.id = listing.product_id
                join integration on integration.id = listing.integration_id
                join retailer on retailer.id = listing.retailer_id
                where retailer.code = :retailer and integration.marketplace = :marketplace and listing.sent is not null
                """, Sent.class).setParameter("retailer", RETAILER).setParameter("marketplace", marketplace)
                .getResultList()).forEach(listing -> quantities.put(listing.sku, listing.quantity));
        return quantities;
    }

    private record Sent(String sku, int quantity) {
    }

    /** With different minimums, so that one product warns here and not there. */
    private void connect(long retailerId, List<Marketplace> available) {
        int number = 0;
        for (Marketplace marketplace : available) {
            integrations.connect(retailerId, marketplace.code(), new IntegrationTerms(marketplace.name(),
                    marketplace.countries().get(0), true, OptionalInt.of(LOWEST_MINIMUM + number++ % MINIMUMS), true,
                    Set.of(), true, Set.of(), sandbox.account(marketplace.code(), SELLER)), "sample");
        }
    }

    private static ProductItem product(Article article) {
        return new ProductItem(article.sku(), article.name(), article.category(), Optional.of(article.ean()));
    }

    private static List<StockItem> counted(List<Article> articles) {
        List<StockItem> items = new ArrayList<>();
        for (Article article : articles) {
            for (int place = 0; place < article.levels().size(); place++) {
                items.add(new StockItem(items.size(), article.sku(), SampleShop.WAREHOUSES.get(place),
                        article.levels().get(place), 0, article.unlimited(), Optional.of(SampleShop.countedAt())));
            }
        }
        return items;
    }
}
