package dev.vigia.inventory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

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

    /**
     * Codes by the one rule that says which of them mean the same warehouse: the database's.
     *
     * @param codes texts that the database can keep
     * @return what each becomes; two that become the same mean the same
     */
    public static Map<String, String> folded(Collection<String> codes) {
        return getEntityManager().unwrap(Session.class).createNativeQuery(
                "select code, vigia_code(code) from unnest(cast(:codes as text[])) as said (code)", Folded.class)
                .setParameter("codes", codes.stream().distinct().toArray(String[]::new))
                .getResultList().stream().collect(Collectors.toMap(Folded::code, Folded::folded));
    }

    private record Folded(String code, String folded) {
    }
}
