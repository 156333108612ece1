package dev.vigia.intake.file;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.database.OneColumn;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.table.Unreadable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Which warehouses files mean that the retailer does not have under that code, by what people have said; and those of which
 * somebody has to say it. Codes mean the same as in the database.
 */
@ApplicationScoped
public class WarehouseMappings {

    /** Of a retailer, of those that nobody has decided about. */
    private static final int MOST_OPEN = 100;
    private static final int MOST_SHOWN = 500;
    private static final String NEW = "new";

    private final Session session;
    private final Event<WarehousesDecided> decided;

    WarehouseMappings(Session session, Event<WarehousesDecided> decided) {
        this.session = session;
        this.decided = decided;
    }

    /** Told when somebody has said what a warehouse is that files name. */
    public record WarehousesDecided(long retailerId) {
    }

    /**
     * A warehouse that files name.
     *
     * @param code      empty: of lines that name none
     * @param warehouse the one that is meant; 0: nobody has said it, or it is a new one
     */
    public record Mapping(long id, String code, boolean isNew, long warehouse) {

        /** What has been said of it, as a form writes it. */
        public String meaning() {
            return isNew ? NEW : warehouse == 0 ? "" : String.valueOf(warehouse);
        }

        public boolean isOpen() {
            return !isNew && warehouse == 0;
        }

        public boolean isOfUnnamed() {
            return code.isEmpty();
        }
    }

    /** The retailer's warehouses, and what headings and lines may mean by what people have said. */
    @Transactional
    public KnownWarehouses known(long retailerId) {
        List<DecidedCode> decided = session.createNativeQuery("""
                select warehouse_mapping.code, coalesce(place.code, '')
                from warehouse_mapping left join warehouse place on place.id = warehouse_mapping.warehouse_id
                where warehouse_mapping.retailer_id = :retailer and warehouse_mapping.code <> ''
                  and (is_new or warehouse_id is not null)
                  and not exists (select from warehouse known
                                  where known.retailer_id = :retailer
                                    and vigia_code(known.code) = vigia_code(warehouse_mapping.code))
                order by warehouse_mapping.id
                """, DecidedCode.class).setParameter("retailer", retailerId).getResultList();
        Optional<String> unnamed = OneColumn.query(session, """
                select warehouse.code from warehouse_mapping join warehouse on warehouse.id = warehouse_id
                where warehouse_mapping.retailer_id = :retailer and warehouse_mapping.code = '' and warehouse.active
                """, String.class).setParameter("retailer", retailerId).uniqueResultOptional();
        Map<String, String> places = decided.stream().filter(said -> !said.place.isEmpty())
                .collect(Collectors.toMap(DecidedCode::code, DecidedCode::place));
        return KnownWarehouses.of(retailerId).with(decided.stream().map(DecidedCode::code).toList(), places, unnamed);
    }

    /** @param place the warehouse that it is; empty if it is a new one */
    private record DecidedCode(String code, String place) {
    }

    /** All of a retailer; those that nobody has decided about first. */
    @Transactional
    public List<Mapping> of(long retailerId) {
        return mappings(retailerId, 0);
    }

    /** Those that a file left open, whatever has been said of them since. */
    @Transactional
    public List<Mapping> of(StockImport file) {
        return mappings(file.retailerId, file.id);
    }

    private List<Mapping> mappings(long retailerId, long file) {
        return session.createNativeQuery("""
                select id, code, is_new, coalesce(warehouse_id, 0) from warehouse_mapping
                where retailer_id = :retailer and (:file = 0 or stock_import_id = :file)
                order by is_new or warehouse_id is not null, code limit :most
                """, Mapping.class)
                .setParameter("retailer", retailerId)
                .setParameter("file", file)
                .setParameter("most", MOST_SHOWN)
                .getResultList();
    }

    /**
     * What a person says of one.
     *
     * @param meaning of hers, as {@link Mapping#meaning} writes it
     * @param seen    what had been said when she looked
     */
    public record WarehouseDecision(long id, String meaning, String seen) {
    }

    /** @return those of which something is said that they cannot be: no warehouse of the retailer, or new without a name */
    @Transactional
    public List<Long> impossible(long retailerId, List<WarehouseDecision> decisions) {
        return OneColumn.query(session, """
                select mapping.id from unnest(cast(:ids as bigint[]), cast(:meanings as text[])) said (id, meaning)
                join warehouse_mapping mapping on mapping.retailer_id = :retailer and mapping.id = said.id
                where said.meaning <> '' and not (said.meaning = 'new' and mapping.code <> '')
                  and not exists (select from warehouse
                                  where retailer_id = :retailer and cast(id as text) = said.meaning)
                """, Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("ids", column(decisions, WarehouseDecision::id, Long[]::new))
                .setParameter("meanings", column(decisions, WarehouseDecision::meaning, String[]::new))
                .getResultList();
    }

    /** @return the codes about which another person has decided since she looked: that stays */
    @Transactional
    public List<String> decide(long retailerId, List<WarehouseDecision> decisions, String person) {
        List<String> byOthers = decisions.stream().flatMap(said -> decide(retailerId, said, person).stream()).toList();
        decided.fire(new WarehousesDecided(retailerId));
        return byOthers;
    }

    private Optional<String> decide(long retailerId, WarehouseDecision said, String person) {
        int changed = session.createNativeMutationQuery("""
                update warehouse_mapping
                set is_new = :meaning = 'new' and code <> '', person = :person, chosen_at = now(), warehouse_id =
                      (select id from warehouse where cast(id as text) = :meaning and retailer_id = :retailer)
                where retailer_id = :retailer and id = :id
                  and (:meaning in ('', 'new') or exists (select from warehouse
                                                          where cast(id as text) = :meaning and retailer_id = :retailer))
                  and case when is_new then 'new' else coalesce(cast(warehouse_id as text), '') end = :seen
                """)
                .setParameter("meaning", said.meaning)
                .setParameter("seen", said.seen)
                .setParameter("person", person)
                .setParameter("retailer", retailerId)
                .setParameter("id", said.id)
                .executeUpdate();
        return changed > 0 ? Optional.empty()
                : OneColumn.query(session, "select code from warehouse_mapping where retailer_id = :retailer"
                        + " and id = :id", String.class)
                        .setParameter("retailer", retailerId)
                        .setParameter("id", said.id)
                        .uniqueResultOptional();
    }

    /**
     * Looks for the warehouses of a file that the retailer does not have, and keeps those of which a person has to say what
     * they are. The first file of all may name any.
     *
     * @param said those of which the columns that hold for the file say that there are such
     * @return whether there are such
     */
    boolean ask(StockImport file, Set<String> said) {
        List<UnknownWarehouse> unknown = session.createNativeQuery("""
                select named.warehouse,
                       not exists (select from warehouse where retailer_id = :retailer)
                         or exists (select from warehouse_mapping mapping
                                    where mapping.retailer_id = :retailer and mapping.is_new
                                      and vigia_code(mapping.code) = vigia_code(named.warehouse))
                         or vigia_code(named.warehouse) in (select vigia_code(code)
                                                            from unnest(cast(:said as text[])) said (code)) allowed
                from (select warehouse, count(*) lines from stock_import_line
                      where stock_import_id = :id and retailer_id = :retailer group by warehouse) named
                where not exists (select from warehouse known
                                  where known.retailer_id = :retailer
                                    and vigia_code(known.code) = vigia_code(named.warehouse))
                order by allowed, lines desc, warehouse limit :most
                """, UnknownWarehouse.class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("said", said.toArray(String[]::new))
                .setParameter("most", MOST_OPEN)
                .getResultList();
        file.preview.newWarehouses = Unreadable.shortened(unknown.stream().filter(UnknownWarehouse::allowed)
                .map(UnknownWarehouse::warehouse).distinct().collect(Collectors.joining(", ")));
        List<UnknownWarehouse> open = unknown.stream().filter(named -> !named.allowed).toList();
        keepOpen(file, column(open, UnknownWarehouse::warehouse, String[]::new));
        return !open.isEmpty();
    }

    /** Lines that name no warehouse where there are several. */
    void askUnnamed(StockImport file) {
        keepOpen(file, new String[] { "" });
    }

    private void keepOpen(StockImport file, String[] codes) {
        if (codes.length == 0) {
            return;
        }
        session.createNativeMutationQuery("""
                insert into warehouse_mapping (retailer_id, code, stock_import_id)
                select :retailer, code, :id
                from (select distinct on (vigia_code(code)) code, nth
                      from unnest(cast(:codes as text[])) with ordinality named (code, nth)
                      order by vigia_code(code), nth) named
                order by nth
                on conflict (retailer_id, vigia_code(code)) do update set stock_import_id = excluded.stock_import_id
                """)
                .setParameter("retailer", file.retailerId)
                .setParameter("id", file.id)
                .setParameter("codes", codes)
                .executeUpdate();
        makeRoom(file);
    }

    /** Those that nobody has decided about for longest are forgotten: the file that names them again asks again. */
    private void makeRoom(StockImport file) {
        session.createNativeMutationQuery("""
                delete from warehouse_mapping where retailer_id = :retailer and id in (
                  select id from warehouse_mapping
                  where retailer_id = :retailer and not is_new and warehouse_id is null and code <> ''
                  order by stock_import_id desc nulls last, id desc offset :most)
                """)
                .setParameter("retailer", file.retailerId)
                .setParameter("most", MOST_OPEN)
                .executeUpdate();
    }

    private record UnknownWarehouse(String warehouse, boolean allowed) {
    }
}
