package dev.vigia.integration;

import dev.vigia.listing.MinimumStock;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A retailer's account on a marketplace. There may be several on one marketplace. */
@Entity
public class Integration extends PanacheEntityBase {

    /** The constraint that keeps two integrations of a retailer from being called the same. */
    public static final String ONE_NAME_ONCE = "integration_retailer_id_name_key";

    private static final String AWAITS_CONSENT = "";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public long retailerId;
    public String marketplace;
    public String name;
    public String country;
    public boolean enabled;
    public Integer minimumStock;
    /** Numbered by the database, among all rules. */
    @Column(insertable = false, updatable = false)
    public Long ruleId;
    public boolean holdBack;
    public Integer reopenAt;
    public Integer ceiling;
    public String reason = "";
    public Pause pause = Pause.NONE;
    public boolean everyCategory;
    public boolean everyWarehouse;
    public String stoppedBecause;
    public Instant stoppedAt;
    public Instant disconnectingAt;
    public Instant disconnectedAt;
    public int refusedSignIns;
    public long version;
    public Instant createdAt;
    public Instant updatedAt;

    protected Integration() {
    }

    /** A new account, on from the start. */
    public Integration(long retailerId, String marketplace, Instant now) {
        this.retailerId = retailerId;
        this.marketplace = marketplace;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A retailer's integrations, by name. */
    public static List<Integration> of(long retailerId) {
        return list("retailerId = ?1 and disconnectedAt is null order by name, id", retailerId);
    }

    public static Optional<Integration> find(long retailerId, long id) {
        return findEver(retailerId, id).filter(found -> found.disconnectedAt == null);
    }

    /** Also one that has been disconnected. */
    public static Optional<Integration> findEver(long retailerId, long id) {
        return find("retailerId = ?1 and id = ?2", retailerId, id).firstResultOptional();
    }

    /** Whether an integration other than this one is called so. */
    public static boolean isNameTaken(long retailerId, String name, Optional<Long> exceptId) {
        return count("retailerId = ?1 and name = ?2 and id <> ?3 and disconnectedAt is null", retailerId, name, exceptId
                .orElse(0L)) > 0;
    }

    /** Nobody else changes it until the transaction ends. */
    public static Optional<Integration> findToChange(long retailerId, long id) {
        return find("retailerId = ?1 and id = ?2 and disconnectedAt is null", retailerId, id).withLock(
                LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Empty when no minimum is set, which counts as 0. */
    public OptionalInt minimum() {
        return minimumStock == null ? OptionalInt.empty() : OptionalInt.of(minimumStock);
    }

    public MinimumStock minimumRule() {
        return MinimumStock.of(minimum());
    }

    /** Its own rule for all it sells; empty where it has none. */
    public Optional<MinimumStock> rule() {
        return Optional.ofNullable(minimumStock).map(units -> new MinimumStock(units, holdBack, units(reopenAt),
                units(ceiling)));
    }

    /** What another number cannot go with. */
    public enum Contradiction {
        /** What the number closes would reopen at it, or below. */
        REOPENS_TOO_LOW,
        /** Without a number all else that its rule says would be no more. */
        SAYS_MORE
    }

    /** What another number, or none, would take away of what its rule says. */
    public Optional<Contradiction> contradicted(OptionalInt minimum) {
        boolean saysMore = holdBack || reopenAt != null || ceiling != null || !reason.isEmpty();
        return minimum.isEmpty() ? Optional.of(Contradiction.SAYS_MORE).filter(any -> saysMore)
                : Optional.of(Contradiction.REOPENS_TOO_LOW).filter(any -> reopenAt != null && reopenAt <= minimum
                        .getAsInt());
    }

    private static OptionalInt units(Integer units) {
        return units == null ? OptionalInt.empty() : OptionalInt.of(units);
    }

    void changeRule(Optional<MinimumStock> rule, String why, Instant now) {
        minimumStock = rule.map(MinimumStock::units).orElse(null);
        holdBack = rule.map(MinimumStock::holdBack).orElse(false);
        reopenAt = rule.flatMap(set -> boxed(set.reopenAt())).orElse(null);
        ceiling = rule.flatMap(set -> boxed(set.ceiling())).orElse(null);
        reason = why;
        touch(now);
    }

    private static Optional<Integer> boxed(OptionalInt units) {
        return units.isPresent() ? Optional.of(units.getAsInt()) : Optional.empty();
    }

    /** Whether quantities are sent to it now. */
    public boolean isSending() {
        return enabled && stoppedBecause == null;
    }

    /** Takes over what a person decided, and lets it run again if Vigia had stopped it. */
    void change(IntegrationTerms terms, String actor, Instant now) {
        name = terms.name();
        country = terms.country();
        switchTo(terms.enabled(), terms.pause(), actor);
        minimum(terms.minimum());
        everyCategory = terms.everyCategory();
        everyWarehouse = terms.everyWarehouse();
        touch(now);
    }

    void changeMinimum(OptionalInt minimum, Instant now) {
        minimum(minimum);
        touch(now);
    }

    // What would reopen at the minimum or below it reopens above it.
    private void minimum(OptionalInt minimum) {
        minimumStock = minimum.isPresent() ? minimum.getAsInt() : null;
        if (minimumStock == null) {
            holdBack = false;
            ceiling = null;
            reason = "";
        }
        if (minimumStock == null || reopenAt != null && reopenAt <= minimumStock) {
            reopenAt = null;
        }
    }

    void restore(EarlierSettings earlier, String actor, Instant now) {
        earlier.rule().ifPresent(rule -> changeRule(rule.minimum(), rule.reason(), now));
        name = earlier.name().orElse(name);
        earlier.enabled().ifPresent(on -> switchTo(on, earlier.pause(), actor));
        everyCategory = earlier.categories().map(EarlierSettings.EarlierReach::every).orElse(everyCategory);
        everyWarehouse = earlier.warehouses().map(EarlierSettings.EarlierReach::every).orElse(everyWarehouse);
        touch(now);
    }

    /** What is off already stays as it was paused, unless something else is said. */
    void enable(boolean on, Optional<Pause> why, String actor, Instant now) {
        switchTo(on, why.orElse(enabled ? Pause.NONE : pause), actor);
        touch(now);
    }

    private void switchTo(boolean on, Pause why, String actor) {
        pause = on ? Pause.NONE : enabled || !why.says(pause) ? why.by(actor) : pause;
        enabled = on;
    }

    /** Whether Vigia stopped it because the marketplace refuses it. */
    public boolean isStopped() {
        return stoppedBecause != null && !isAwaitingConsent();
    }

    /** Whether it is stopped before it ever ran, with nothing said by the marketplace: nobody has let Vigia in. */
    public boolean isAwaitingConsent() {
        return AWAITS_CONSENT.equals(stoppedBecause);
    }

    void awaitConsent(Instant now) {
        stoppedBecause = AWAITS_CONSENT;
        stoppedAt = now;
    }

    /** The seller let Vigia in; who has the form open must see what that filled in. */
    void consented(Instant now) {
        resume();
        touch(now);
    }

    /** Its credentials work again, or a person says so. */
    void resume() {
        stoppedBecause = null;
        stoppedAt = null;
        refusedSignIns = 0;
    }

    /** Whether nobody has begun to disconnect it. */
    public boolean isConnected() {
        return disconnectingAt == null;
    }

    /** Whether it still takes to zero what it shows. */
    public boolean isDisconnecting() {
        return disconnectingAt != null && disconnectedAt == null;
    }

    /** It offers nothing any more, and is on until that has been sent. */
    public void beginDisconnecting(Instant now) {
        everyCategory = false;
        switchTo(true, Pause.NONE, "");
        disconnectingAt = now;
        touch(now);
    }

    public void endDisconnecting(Instant now) {
        enabled = false;
        disconnectedAt = now;
        resume();
        touch(now);
    }

    private void touch(Instant now) {
        version++;
        updatedAt = now;
    }
}
