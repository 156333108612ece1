package dev.vigia.intake.imports;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Finds the SKU that somebody may have meant: spreadsheets take zeros away and put marks around, people write small letters.
 * It is proposed, never taken.
 */
@ApplicationScoped
class NearMatches {

    private final Session session;

    NearMatches(Session session) {
        this.session = session;
    }

    /** By the SKUs as they stand in the file; those without a match are left out. */
    @Transactional
    Map<String, String> of(long retailerId, Collection<RejectedItem> refused) {
        String[] unknown = refused.stream().filter(item -> item.code() == RejectionCode.SKU_UNKNOWN)
                .map(RejectedItem::sku).distinct().toArray(String[]::new);
        return unknown.length == 0 ? Map.of()
                : session.createNativeQuery("""
                select said, near from vigia_near_products(:retailer, cast(:skus as text[]))
                """, Near.class)
                        .setParameter("retailer", retailerId)
                        .setParameter("skus", unknown)
                        .getResultList().stream().collect(Collectors.toMap(Near::sku, Near::known));
    }

    private record Near(String sku, String known) {
    }
}
