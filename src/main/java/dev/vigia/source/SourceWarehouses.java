package dev.vigia.source;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Which of the retailer's warehouses those of a source are, by what people have said. Joins the transaction. */
@ApplicationScoped
public class SourceWarehouses {

    private static final String IGNORED = "ignored";

    private final Session session;

    SourceWarehouses(Session session) {
        this.session = session;
    }

    /**
     * A warehouse of a source.
     *
     * @param sells     whether the source sells from it
     * @param warehouse ours; 0: nobody has said it, or it is ignored
     * @param code      of ours
     */
    public record MappedWarehouse(String remoteId, String name, boolean sells, boolean ignored, long warehouse,
            String code) {

        public boolean isOpen() {
            return !ignored && warehouse == 0;
        }

        public boolean isRead() {
            return warehouse != 0;
        }

        /** What has been said of it, as a form writes it. */
        public String meaning() {
            return ignored ? IGNORED : warehouse == 0 ? "" : String.valueOf(warehouse);
        }
    }

    /** All of a source; those that nobody has decided about first. */
    public List<MappedWarehouse> of(Source source) {
        return session.createNativeQuery("""
                select remote_id, source_warehouse.name, sells, ignored, coalesce(warehouse_id, 0),
                       coalesce(warehouse.code, '')
                from source_warehouse left join warehouse on warehouse.id = warehouse_id
                where source_id = :source and source_warehouse.retailer_id = :retailer
                order by ignored or warehouse_id is not null, source_warehouse.name, remote_id
                """, MappedWarehouse.class)
                .setParameter("source", source.id)
                .setParameter("retailer", source.retailerId)
                .getResultList();
    }

    /** Those that count, by the source's id. */
    public Map<String, MappedWarehouse> read(Source source) {
        return of(source).stream().filter(MappedWarehouse::isRead)
                .collect(Collectors.toMap(MappedWarehouse::remoteId, mapped -> mapped));
    }

    /** Keeps what the source lists; one that it does not list any more sells nothing. */
    public void keep(Source source, List<RemoteWarehouse> listed) {
        session.createNativeMutationQuery("""
                with listed as (
                  select distinct on (id) id, name, sells
                  from unnest(cast(:ids as text[]), cast(:names as text[]), cast(:sells as boolean[]))
                       as listed (id, name, sells)
                ), gone as (
                  update source_warehouse set sells = false
                  where source_id = :source and sells and remote_id not in (select id from listed)
                )
                insert into source_warehouse (source_id, remote_id, retailer_id, name, sells)
                select :source, id, :retailer, name, sells from listed
                on conflict (source_id, remote_id) do update set name = excluded.name, sells = excluded.sells
                """)
                .setParameter("source", source.id)
                .setParameter("retailer", source.retailerId)
                .setParameter("ids", column(listed, RemoteWarehouse::id, String[]::new))
                .setParameter("names", column(listed, RemoteWarehouse::name, String[]::new))
                .setParameter("sells", column(listed, RemoteWarehouse::sells, Boolean[]::new))
                .executeUpdate();
    }

    /** A warehouse of the retailer. */
    public record OwnWarehouse(long id, String name) {
    }

    public List<OwnWarehouse> ours(long retailerId) {
        return session.createNativeQuery(
                "select id, name from warehouse where retailer_id = :retailer order by name, id", OwnWarehouse.class)
                .setParameter("retailer", retailerId).getResultList();
    }

    /** Whether another source writes to it already. */
    public boolean isOfAnother(Source source, long warehouse) {
        return OneColumn.query(session, """
                select count(*) from source_warehouse
                where warehouse_id = :warehouse and retailer_id = :retailer and source_id <> :source
                """, Long.class)
                .setParameter("warehouse", warehouse)
                .setParameter("retailer", source.retailerId)
                .setParameter("source", source.id)
                .getSingleResult() > 0;
    }

    /** Whatever was said before is forgotten first, so that two may change places. */
    public void forget(Source source) {
        session.createNativeMutationQuery("""
                update source_warehouse set ignored = false, warehouse_id = null
                where source_id = :source and retailer_id = :retailer
                """).setParameter("source", source.id).setParameter("retailer", source.retailerId).executeUpdate();
    }

    /** @param meaning as {@link MappedWarehouse#meaning} writes it */
    public void decide(Source source, String remoteId, String meaning) {
        session.createNativeMutationQuery("""
                update source_warehouse
                set ignored = :meaning = 'ignored', warehouse_id =
                      (select id from warehouse where cast(id as text) = :meaning and retailer_id = :retailer)
                where source_id = :source and retailer_id = :retailer and remote_id = :remote
                """)
                .setParameter("meaning", meaning)
                .setParameter("retailer", source.retailerId)
                .setParameter("source", source.id)
                .setParameter("remote", remoteId)
                .executeUpdate();
    }

    /** A new warehouse of the retailer, called as the source calls it; told from one that has that code already. */
    public long add(Source source, String remoteId) {
        return OneColumn.query(session, """
                insert into warehouse (retailer_id, code, name)
                select retailer_id, case when exists (select from warehouse known where known.retailer_id = :retailer
                         and vigia_code(known.code) = vigia_code(left(remote_id, 80)))
                       then left(remote_id, 80) || ' ' || (select count(*) + 1 from warehouse where retailer_id = :retailer)
                       else left(remote_id, 80) end, left(name, 100)
                from source_warehouse
                where source_id = :source and retailer_id = :retailer and remote_id = :remote
                on conflict do nothing returning id
                """, Long.class)
                .setParameter("source", source.id)
                .setParameter("retailer", source.retailerId)
                .setParameter("remote", remoteId)
                .getResultStream().findFirst().orElse(0L);
    }
}
