package dev.vigia.stock.product;

import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.Session;

/** Where buyers see a product, as far as its marketplaces tell. Joins the transaction. */
@ApplicationScoped
class PublicPages {

    private final Session session;
    private final Marketplaces marketplaces;

    PublicPages(Session session, Marketplaces marketplaces) {
        this.session = session;
        this.marketplaces = marketplaces;
    }

    private record FoundListing(long integrationId, String marketplace, String remote) {
    }

    /** By integration. */
    Map<Long, URI> of(long retailerId, long productId) {
        Map<Long, URI> pages = new HashMap<>();
        session.createNativeQuery("""
                select listing.integration_id, integration.marketplace, listing.remote
                from listing join integration on integration.id = listing.integration_id
                where listing.retailer_id = :retailer and listing.product_id = :product and listing.remote is not null
                """, FoundListing.class).setParameter("retailer", retailerId).setParameter("product", productId)
                .getResultStream().forEach(found -> marketplaces.find(found.marketplace).flatMap(
                        Marketplace::connector).flatMap(connector -> connector.publicPage(found.remote)).ifPresent(
                                page -> pages.put(found.integrationId, page)));
        return pages;
    }
}
