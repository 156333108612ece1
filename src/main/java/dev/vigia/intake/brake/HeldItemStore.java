package dev.vigia.intake.brake;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.database.OneColumn;
import dev.vigia.intake.brake.BlockedZeros.Braked;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.ListingKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/** Keeps what the brake holds, and gives the stock of it back; the products are kept beside it. Every method joins the caller's transaction. */
@ApplicationScoped
public class HeldItemStore {

    private final Session session;

    HeldItemStore(Session session) {
        this.session = session;
    }

    /**
     * The episode to add to, locked until the transaction ends.
     *
     * @return empty when nothing may be opened and the episode has been decided meanwhile
     */
    public OptionalLong episode(long retailerId, BlockedZeros blocked, String source) {
        Optional<Long> id = blocked.opens() ? Optional.of(OneColumn.query(session, """
                insert into held_change (retailer_id, source) values (:retailer, :source)
                on conflict (retailer_id) where decided_at is null do update set added_at = now()
                returning id
                """, Long.class).setParameter("retailer", retailerId).setParameter("source", source).getSingleResult())
                : OneColumn.query(session, """
                        update held_change set added_at = now() where retailer_id = :retailer and decided_at is null
                        returning id
                        """, Long.class).setParameter("retailer", retailerId).uniqueResultOptional();
        id.ifPresent(found -> addListings(found, retailerId, blocked));
        return id.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** Of a product and warehouse the newest observation is kept, as it would be recorded. */
    public void addStock(long id, long retailerId, List<Observation> observations, String source) {
        session.createNativeMutationQuery("""
                with seen as (
                  select distinct on (product_id, vigia_code(warehouse)) *
                  from unnest(cast(:products as bigint[]), cast(:warehouses as text[]), cast(:onHand as integer[]),
                              cast(:reserved as integer[]), cast(:unlimited as boolean[]),
                              cast(:observedAt as timestamptz[])) with ordinality
                       as seen (product_id, warehouse, on_hand, reserved, unlimited, observed_at, position)
                  order by product_id, vigia_code(warehouse), observed_at desc, position desc
                ), fresh as (
                  select count(*) items from seen
                  where not exists (select from held_stock
                                    where held_change_id = :id and held_stock.product_id = seen.product_id
                                      and vigia_code(held_stock.warehouse) = vigia_code(seen.warehouse))
                ), written as (
                  insert into held_stock (held_change_id, product_id, warehouse, retailer_id, on_hand, reserved,
                                          unlimited, observed_at, source)
                  select :id, product_id, warehouse, :retailer, on_hand, reserved, unlimited, observed_at, :source
                  from seen
                  on conflict (held_change_id, product_id, vigia_code(warehouse)) do update
                    set on_hand = excluded.on_hand, reserved = excluded.reserved, unlimited = excluded.unlimited,
                        observed_at = excluded.observed_at, source = excluded.source
                    where held_stock.observed_at <= excluded.observed_at
                      or date_trunc('second', held_stock.observed_at) = excluded.observed_at
                )
                update held_change set items = held_change.items + fresh.items from fresh where id = :id
                """)
                .setParameter("id", id)
                .setParameter("retailer", retailerId)
                .setParameter("products", column(observations, Observation::productId, Long[]::new))
                .setParameter("warehouses", column(observations, Observation::warehouse, String[]::new))
                .setParameter("onHand", column(observations, Observation::onHand, Integer[]::new))
                .setParameter("reserved", column(observations, Observation::reserved, Integer[]::new))
                .setParameter("unlimited", column(observations, Observation::unlimited, Boolean[]::new))
                .setParameter("observedAt", column(observations, o -> Timestamp.from(o.observedAt()), Timestamp[]::new))
                .setParameter("source", source)
                .executeUpdate();
    }

    /** An observation as it was held, and who sent it. */
    public record HeldObservation(Observation observation, String source) {
    }

    /** Takes some observations out, product by product. */
    public List<HeldObservation> takeStock(long id, int most) {
        return session.createNativeQuery("""
                with batch as (
                  select product_id, vigia_code(warehouse) place from held_stock where held_change_id = :id
                  order by product_id, vigia_code(warehouse) limit :most
                ), gone as (
                  delete from held_listing
                  where held_change_id = :id and product_id in (select product_id from batch)
                )
                delete from held_stock using batch
                where held_change_id = :id and held_stock.product_id = batch.product_id and vigia_code(warehouse) = place
                returning held_stock.product_id, warehouse, on_hand, reserved, unlimited, observed_at, source
                """, HeldStockRow.class).setParameter("id", id).setParameter("most", most).getResultList().stream()
                .map(HeldStockRow::held).toList();
    }

    private record HeldStockRow(long productId, String warehouse, int onHand, int reserved, boolean unlimited,
            Instant observedAt, String source) {

        HeldObservation held() {
            return new HeldObservation(new Observation(productId, warehouse, onHand, reserved, unlimited, observedAt),
                    source);
        }
    }

    private void addListings(long id, long retailerId, BlockedZeros blocked) {
        of(id, retailerId, """
                insert into held_integration (held_change_id, integration_id, retailer_id, selling, passed)
                select :id, integration_id, :retailer, selling, passed
                from unnest(cast(:integrations as bigint[]), cast(:selling as bigint[]), cast(:passed as bigint[]))
                     as braked (integration_id, selling, passed)
                order by integration_id
                on conflict do nothing
                """)
                .setParameter("integrations", column(blocked.integrations(), Braked::integrationId, Long[]::new))
                .setParameter("selling", column(blocked.integrations(), Braked::selling, Long[]::new))
                .setParameter("passed", column(blocked.integrations(), Braked::passed, Long[]::new))
                .executeUpdate();
        of(id, retailerId, """
                with fresh as (
                  insert into held_listing (held_change_id, product_id, integration_id, retailer_id)
                  select :id, product_id, integration_id, :retailer
                  from unnest(cast(:products as bigint[]), cast(:integrations as bigint[]))
                       as listing (product_id, integration_id)
                  order by product_id, integration_id
                  on conflict do nothing
                  returning integration_id
                )
                update held_integration set listings = held_integration.listings + fresh.listings
                from (select integration_id, count(*) listings from fresh group by integration_id) fresh
                where held_change_id = :id and held_integration.integration_id = fresh.integration_id
                """)
                .setParameter("products", column(blocked.listings(), ListingKey::productId, Long[]::new))
                .setParameter("integrations", column(blocked.listings(), ListingKey::integrationId, Long[]::new))
                .executeUpdate();
    }

    private MutationQuery of(long id, long retailerId, String sql) {
        return session.createNativeMutationQuery(sql).setParameter("id", id).setParameter("retailer", retailerId);
    }
}
