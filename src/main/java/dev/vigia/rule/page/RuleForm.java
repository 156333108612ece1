package dev.vigia.rule.page;

import dev.vigia.database.Spelling;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.rule.list.RuleKind;
import dev.vigia.web.form.TypedMoment;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the form of a rule holds, as it was typed.
 *
 * @param kind        the code of what it is for
 * @param integration the id of one; empty text: every integration
 * @param category    the id of one
 * @param mode        {@value #FLOOR} or {@value #HOLD_BACK}
 * @param from        day and time on the clock of the zone, as {@code to}
 * @param zone        the id of the retailer's when the person saw the form
 * @param version     of the rule that the person saw
 */
public record RuleForm(String kind, String integration, String category, String sku, String minimum, String mode,
        String reopenAt, String ceiling, String from, String to, String reason, String zone,
        long version) {

    static final String MINIMUM = "minimum";
    static final String REOPEN_AT = "reopenAt";
    static final String CEILING = "ceiling";

    public static final String FLOOR = "floor";
    public static final String HOLD_BACK = "hold_back";

    /** Of a new rule. */
    public static RuleForm fresh(RuleKind kind, String integration, String category, String sku, ZoneId zone) {
        return new RuleForm(kind.code(), integration, category, sku, "", FLOOR, "", "", "", "", "", zone.getId(), 0);
    }

    /** @param sku of its product; empty text where it is for none */
    public static RuleForm of(MinimumRule rule, String sku, ZoneId zone) {
        RuleKind kind = rule.scope().productId().isPresent() ? RuleKind.PRODUCT
                : rule.scope().categoryId().isPresent() ? RuleKind.CATEGORY : RuleKind.EVERYTHING;
        return new RuleForm(kind.code(), text(rule.scope().integrationId()), text(rule.scope().categoryId()), sku,
                Integer.toString(rule.terms().minimum().units()), rule.terms().minimum().holdBack() ? HOLD_BACK : FLOOR,
                text(rule.terms().minimum().reopenAt()), text(rule.terms().minimum().ceiling()),
                local(rule.terms().from(), zone), local(rule.terms().to(), zone), rule.terms().reason(),
                zone.getId(), rule.version());
    }

    static RuleForm typed(MultivaluedMap<String, String> fields) {
        String version = text(fields, "version");
        return new RuleForm(text(fields, "kind"), text(fields, "integration"), text(fields, "category"),
                Spelling.of(text(fields, "sku")), text(fields, MINIMUM), text(fields, "mode"),
                text(fields, REOPEN_AT), text(fields, CEILING), text(fields, "from").replace(' ', 'T'),
                text(fields, "to").replace(' ', 'T'), Spelling.of(text(fields, "reason")), text(fields, "zone"),
                version.matches("\\d{1,18}") ? Long.parseLong(version) : -1);
    }

    /**
     * The same moments on another clock, where the retailer's zone has changed since the person saw the form. What nobody
     * has touched stays the moment that it is.
     *
     * @param before the rule that is changed; empty: a new one
     */
    RuleForm on(ZoneId now, Optional<MinimumRule> before) {
        ZoneId seen = seenZone().orElse(now);
        return new RuleForm(kind, integration, category, sku, minimum, mode, reopenAt, ceiling,
                moved(from, before.flatMap(rule -> rule.terms().from()), seen, now),
                moved(to, before.flatMap(rule -> rule.terms().to()), seen, now), reason, now.getId(), version);
    }

    /** Whether somebody has typed a moment that another clock now shows. */
    boolean isTypedByAnother(ZoneId now, Optional<MinimumRule> before) {
        return seenZone().filter(seen -> !seen.equals(now)).filter(seen -> isTouched(from, before.flatMap(rule -> rule
                .terms().from()), seen) || isTouched(to, before.flatMap(rule -> rule.terms().to()), seen)).isPresent();
    }

    private Optional<ZoneId> seenZone() {
        try {
            return zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static boolean isTouched(String typed, Optional<Instant> stored, ZoneId seen) {
        return !typed.isEmpty() && !typed.equals(local(stored, seen));
    }

    private static String moved(String typed, Optional<Instant> stored, ZoneId seen, ZoneId now) {
        Optional<Instant> moment = isTouched(typed, stored, seen) || typed.isEmpty() ? TypedMoment.read(typed, seen)
                .moment() : stored;
        return seen.equals(now) || moment.isEmpty() ? typed : local(moment, now);
    }

    RuleForm asOf(long newVersion) {
        return new RuleForm(kind, integration, category, sku, minimum, mode, reopenAt, ceiling, from, to, reason, zone,
                newVersion);
    }

    /** The same rule with what cannot be changed of it: the rule of an integration stays that of the integration. */
    RuleForm ofIntegration(RuleForm stored) {
        return new RuleForm(stored.kind, stored.integration, "", "", minimum, mode, reopenAt, ceiling, "", "", reason,
                zone,
                version);
    }

    public boolean isKind(String code) {
        return kind.equals(code);
    }

    /** What it is for, without what the form keeps of another kind. */
    String target() {
        return kind + (isKind(RuleKind.CATEGORY.code()) ? category : isKind(RuleKind.PRODUCT.code()) ? sku : "");
    }

    public boolean isHoldBack() {
        return mode.equals(HOLD_BACK);
    }

    /** A moment as the field of a form writes it. */
    public static String local(Optional<Instant> moment, ZoneId zone) {
        return moment.map(at -> LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES).toString()).orElse(
                "");
    }

    private static String text(MultivaluedMap<String, String> fields, String name) {
        // PostgreSQL keeps no text with this character.
        return Optional.ofNullable(fields.getFirst(name)).orElse("").replace("\0", "").strip();
    }

    private static String text(OptionalLong id) {
        return id.isPresent() ? Long.toString(id.getAsLong()) : "";
    }

    private static String text(OptionalInt units) {
        return units.isPresent() ? Integer.toString(units.getAsInt()) : "";
    }
}
