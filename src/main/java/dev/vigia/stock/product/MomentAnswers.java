package dev.vigia.stock.product;

import dev.vigia.database.OneColumn;
import dev.vigia.stock.product.MomentAnswer.ClosingComponent;
import dev.vigia.stock.product.MomentAnswer.StockAtMoment;
import dev.vigia.stock.product.MomentAnswer.Told;
import dev.vigia.stock.product.MomentAnswer.Withdrawal;
import dev.vigia.stock.product.MomentKits.MomentPart;
import dev.vigia.stock.product.MomentLevels.MomentLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Looks up in the log, the ledger and the history of settings what a marketplace showed at a moment, and why. */
@ApplicationScoped
class MomentAnswers {

    private static final String TOLD = """
            select quantity, happened_at, revision, rule_id, rule_version, available, minimum from stock_update
            where retailer_id = :retailer and product_id = :product and integration_id = :integration
              and outcome in (%s) and happened_at %s :at
            order by id %s limit 1
            """;

    private final Session session;
    private final MomentLevels levels;
    private final MomentKits kits;
    private final MomentRules rules;

    MomentAnswers(Session session, MomentLevels levels, MomentKits kits, MomentRules rules) {
        this.session = session;
        this.levels = levels;
        this.kits = kits;
        this.rules = rules;
    }

    /** An integration of the retailer, also one that was disconnected: the log names it. */
    public record IntegrationChoice(long id, String name) {
    }

    @Transactional
    public List<IntegrationChoice> channels(long retailerId) {
        return session.createNativeQuery("""
                select id, name from integration where retailer_id = :retailer order by name, id
                """, IntegrationChoice.class).setParameter("retailer", retailerId).getResultList();
    }

    @Transactional
    public MomentAnswer at(long retailerId, long productId, IntegrationChoice channel, Instant moment) {
        Optional<LoggedQuantity> told = told(retailerId, productId, channel, moment, "'applied', 'accepted'", "<=",
                "desc");
        Optional<Instant> computed = told.map(row -> first(retailerId, productId, channel, row));
        Optional<Basis> basis = told.map(row -> basis(retailerId, productId, channel, row, computed.orElse(row.at())));
        return new MomentAnswer(channel.name, moment, known(retailerId, productId), told.map(LoggedQuantity::told),
                told(retailerId, productId, channel, moment, "'applied'", "<=", "desc").map(LoggedQuantity::told),
                told(retailerId, productId, channel, moment, "'applied', 'accepted'", ">", "asc").map(
                        LoggedQuantity::told),
                told.flatMap(row -> seen(retailerId, productId, channel, row, moment)),
                basis.flatMap(Basis::stock),
                told.map(row -> rules.of(retailerId, productId, channel.id, row, computed.orElse(row.at()))),
                basis.map(Basis::closing).orElse(List.of()),
                told.filter(row -> row.minimum() == null).flatMap(row -> computed)
                        .flatMap(then -> withdrawn(retailerId, productId, channel, then)));
    }

    private Optional<LoggedQuantity> told(long retailerId, long productId, IntegrationChoice channel, Instant moment,
            String outcomes,
            String side, String order) {
        return of(session.createNativeQuery(TOLD.formatted(outcomes, side, order), LoggedQuantity.class), retailerId,
                productId, channel).setParameter("at", moment).uniqueResultOptional();
    }

    /** What was read back and was not what had been told. */
    private Optional<Told> seen(long retailerId, long productId, IntegrationChoice channel, LoggedQuantity told,
            Instant moment) {
        return of(session.createNativeQuery("""
                select shown, found_at from drift
                where retailer_id = :retailer and product_id = :product and integration_id = :integration
                  and shown <> :told and found_at > :since and found_at <= :at
                order by id desc limit 1
                """, Told.class), retailerId, productId, channel).setParameter("told", told.quantity())
                .setParameter("since", told.at()).setParameter("at", moment).uniqueResultOptional();
    }

    private Instant known(long retailerId, long productId) {
        return OneColumn.query(session, """
                select created_at from product where retailer_id = :retailer and id = :product
                """, Instant.class).setParameter("retailer", retailerId).setParameter("product", productId)
                .getSingleResult();
    }

    /** When this quantity was tried first: what was counted later it does not know. */
    private Instant first(long retailerId, long productId, IntegrationChoice channel, LoggedQuantity told) {
        return of(OneColumn.query(session, """
                select min(happened_at) from stock_update
                where retailer_id = :retailer and product_id = :product and integration_id = :integration
                  and revision = :revision and happened_at <= :at
                """, Instant.class), retailerId, productId, channel).setParameter("revision", told.revision())
                .setParameter("at", told.at()).getSingleResult();
    }

    /** The stock that a quantity was computed from, and which components of a kit made it zero. */
    private record Basis(Optional<StockAtMoment> stock, List<ClosingComponent> closing) {
    }

    private Basis basis(long retailerId, long productId, IntegrationChoice channel, LoggedQuantity told, Instant then) {
        List<MomentPart> parts = kits.parts(retailerId, productId, then);
        List<Long> counted = parts.isEmpty() ? List.of(productId) : parts.stream().map(MomentPart::productId).toList();
        Map<Long, List<MomentLevel>> found = levels.of(retailerId, counted, channel.id, then);
        Optional<StockAtMoment> ledger = parts.isEmpty()
                ? MomentLevels.sum(found.getOrDefault(productId, List.of()))
                : MomentKits.stock(parts, found);
        return new Basis(told.stock(ledger), told.quantity() > 0 ? List.of()
                : kits.closing(retailerId, parts, channel.id, found, then));
    }

    /**
     * Asked only where the log has no minimum: what was held against one was offered. Of the category it goes by the one that
     * the product has now.
     */
    private Optional<Withdrawal> withdrawn(long retailerId, long productId, IntegrationChoice channel, Instant then) {
        return of(OneColumn.query(session, """
                select case when %s then 'RETIRED'
                            when integration.disconnecting_at <= :at then 'DISCONNECTED'
                            when not cast(held.settings ->> 'everyCategory' as boolean)
                              and not held.settings -> 'categories' @> to_jsonb(product.category_id) then 'CATEGORY' end
                from product join integration on integration.retailer_id = product.retailer_id
                cross join (select %s settings) held
                where product.retailer_id = :retailer and product.id = :product and integration.id = :integration
                """.formatted(EarlierSql.retired("product"), EarlierSql.OFFERED), String.class), retailerId, productId,
                channel).setParameter("at", then).uniqueResultOptional().map(Withdrawal::valueOf);
    }

    private static <T> NativeQuery<T> of(NativeQuery<T> query, long retailerId, long productId,
            IntegrationChoice channel) {
        return query.setParameter("retailer", retailerId).setParameter("product", productId)
                .setParameter("integration", channel.id);
    }
}
