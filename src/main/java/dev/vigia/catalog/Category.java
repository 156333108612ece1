package dev.vigia.catalog;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.List;

/** A path such as {@code Casa > Cocina}, as the retailer writes it. */
@Entity
public class Category extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public long retailerId;
    public String path;
    public boolean onlyAbove;

    /** The categories of a retailer that products may be in, by path. */
    public static List<Category> of(long retailerId) {
        return list("retailerId = ?1 and not onlyAbove order by path", retailerId);
    }

    /** With those that only have others below them. */
    public static List<Category> withThoseAbove(long retailerId) {
        return list("retailerId = ?1 order by path", retailerId);
    }
}
