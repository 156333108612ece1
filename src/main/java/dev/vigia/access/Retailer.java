package dev.vigia.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The tenant: everything belongs to exactly one. */
@Entity
public class Retailer extends PanacheEntityBase {

    // Java makes a new set of all names whenever it is asked, and each sentence of a page asks for the zone.
    private static final Set<String> KNOWN_ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** How the sign-in provider calls it. */
    @Column(updatable = false)
    public String code;

    public String name;

    /** An IANA name; none until somebody chooses. */
    @Column(name = "zone")
    String chosenZone;

    /** None where one person is enough for every change. */
    @Column(name = "second_person_from")
    Integer secondPersonFrom;

    @Column(name = "created_at", insertable = false, updatable = false)
    public Instant createdAt;

    /** Empty as long as nobody chose one, and where this Java does not know the one chosen. */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(chosenZone).filter(KNOWN_ZONES::contains).map(ZoneId::of);
    }

    public void choose(ZoneId zone) {
        chosenZone = zone.getId();
    }

    /** From how many listings on a change waits for a second person; empty where one person is enough. */
    public OptionalInt secondPersonFrom() {
        return secondPersonFrom == null ? OptionalInt.empty() : OptionalInt.of(secondPersonFrom);
    }

    public void askSecondPerson(OptionalInt from) {
        secondPersonFrom = from.isPresent() ? from.getAsInt() : null;
    }

    public static Optional<Retailer> findByCode(String code) {
        return find("code", code).firstResultOptional();
    }

    /** A retailer appears when its first person signs in; it is called by its code until somebody names it. */
    public static Retailer welcome(String code) {
        return findByCode(code).orElseGet(() -> {
            // Two people of a new retailer may arrive at the same moment.
            getEntityManager().createNativeQuery(
                    "insert into retailer (code, name) values (:code, :code) on conflict (code) do nothing")
                    .setParameter("code", code).executeUpdate();
            return findByCode(code).orElseThrow();
        });
    }
}
