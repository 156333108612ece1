package dev.vigia.catalog;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Optional;

/** What is sold. Written by {@link Catalog} only, many at a time. */
@Entity
public class Product extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public long retailerId;
    public String sku;
    public String name;
    public String ean;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "category_id")
    public Category category;
    private Instant retiredAt;
    private String retiredBy;

    /** Since when it is not sold any more; empty while it is. */
    public Optional<Instant> retired() {
        return Optional.ofNullable(retiredAt);
    }

    /** Who said so, as the ledger names it. */
    public Optional<String> retiredBy() {
        return Optional.ofNullable(retiredBy);
    }

    /** A retailer's product by its exact SKU. */
    public static Optional<Product> find(long retailerId, String sku) {
        return find("from Product p join fetch p.category where p.retailerId = ?1 and p.sku = ?2", retailerId, sku)
                .firstResultOptional();
    }
}
