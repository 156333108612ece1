package dev.vigia.inventory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.List;

/** Where units lie. */
@Entity
public class Warehouse extends PanacheEntityBase {

    /** Where units lie when nobody says where. */
    public static final String MAIN = "main";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public long retailerId;
    public String code;
    public String name;
    public boolean active;

    /** All warehouses of a retailer, by name. */
    public static List<Warehouse> of(long retailerId) {
        return list("retailerId = ?1 order by name, id", retailerId);
    }
}
