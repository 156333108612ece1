package dev.vigia.intake.imports;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.Session;

/**
 * Finds the SKU that somebody may have meant: spreadsheets take zeros away and put marks around, people write small letters.
 * It is proposed, never taken.
 */
@ApplicationScoped
class NearMatches {

    private static final Pattern MARKS = Pattern.compile("^[='\"]+|['\"]+$|[.,]0+$");
    private static final Pattern ZEROS = Pattern.compile("^0+(?=.)");
    private static final int MOST_ZEROS = 8;

    private final Session session;

    NearMatches(Session session) {
        this.session = session;
    }

    /** By the SKUs as they stand in the file; those without a match are left out. */
    @Transactional
    Map<String, String> of(long retailerId, Collection<RejectedItem> refused) {
        Map<String, Set<String>> variants = new LinkedHashMap<>();
        refused.stream().filter(item -> item.code() == RejectionCode.SKU_UNKNOWN).map(RejectedItem::sku)
                .forEach(sku -> variants.computeIfAbsent(sku, NearMatches::variants));
        Map<String, String> found = new HashMap<>();
        if (!variants.isEmpty()) {
            Set<String> known = known(retailerId, variants.values());
            variants.forEach((sku, meant) -> meant.stream().filter(known::contains).findFirst()
                    .ifPresent(variant -> found.put(sku, variant)));
        }
        return found;
    }

    private Set<String> known(long retailerId, Collection<Set<String>> variants) {
        return new HashSet<>(session.createNativeQuery("""
                select sku from product where retailer_id = :retailer and sku = any(cast(:skus as text[]))
                """, String.class)
                .setParameter("retailer", retailerId)
                .setParameter("skus", variants.stream().flatMap(Set::stream).distinct().toArray(String[]::new))
                .getResultList());
    }

    static Set<String> variants(String sku) {
        String bare = MARKS.matcher(sku).replaceAll("");
        String rest = ZEROS.matcher(bare).replaceAll("");
        Set<String> variants = new LinkedHashSet<>();
        for (String one : List.of(bare, rest)) {
            variants.addAll(List.of(one, one.toUpperCase(Locale.ROOT), one.toLowerCase(Locale.ROOT)));
        }
        for (int zeros = 1; zeros <= MOST_ZEROS; zeros++) {
            variants.add("0".repeat(zeros) + rest);
        }
        variants.remove("");
        variants.remove(sku);
        return variants;
    }
}
