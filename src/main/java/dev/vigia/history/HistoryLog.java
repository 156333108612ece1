package dev.vigia.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.database.OneColumn;
import dev.vigia.history.HistoryEntry.CarriedOut;
import dev.vigia.history.HistoryEntry.EarlierEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Reads what was written down, the newest first; questions that were asked before a change are none. */
@ApplicationScoped
public class HistoryLog {

    // What surrounds an entry is looked up for one page.
    private static final String ENTRIES = """
            select entry.id, entry.happened_at, entry.actor, entry.action, entry.integration_id, entry.rule_id,
                   cast(entry.before as text), cast(entry.after as text), cast(entry.effect as text),
                   earlier.id earlier, earlier.actor earlier_actor, earlier.happened_at earlier_at,
                   exists (select from audit_event later
                           where later.retailer_id = :retailer and later.restores = entry.id) taken_back,
                   carried.compared, carried.total, carried.to_zero, carried.to_reopen, carried.ended
            from (select * from audit_event entry
                  where retailer_id = :retailer and kind <> 'question'%s order by id %s limit :most) entry
            left join audit_event earlier on earlier.id = entry.restores and earlier.retailer_id = :retailer
            left join lateral (
              select cast(sum(compared) as bigint) compared, cast(sum(greatest(products, compared)) as bigint) total,
                     cast(sum(to_zero) as bigint) to_zero, cast(sum(to_reopen) as bigint) to_reopen,
                     bool_and(ended_at is not null) ended
              from jsonb_array_elements_text(entry.effect -> 'rollouts') number
              join rollout on rollout.id = cast(number as bigint) and rollout.retailer_id = :retailer
              having count(*) > 0
            ) carried on jsonb_exists(entry.effect, 'rollouts')
            order by entry.id %s
            """;

    // One step for each person, however many entries there are.
    private static final String PEOPLE = """
            with recursive person as (
              (select actor from audit_event where retailer_id = :retailer and kind <> 'question'
               order by actor limit 1)
              union all
              select (select actor from audit_event where retailer_id = :retailer and kind <> 'question'
                        and actor > person.actor
                      order by actor limit 1)
              from person where actor is not null
            )
            select actor from person where actor is not null limit :most
            """;

    private static final int MOST_PEOPLE = 200;

    private final Session session;
    private final ObjectMapper json;

    HistoryLog(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    @Transactional
    HistoryPage page(long retailerId, HistoryFilter filter, int size) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder where = new StringBuilder();
        filter.kind().ifPresent(kind -> where.append(" and ").append(kind.condition));
        filter.text("person").ifPresent(actor -> and(where, parameters, "actor = :actor", "actor", actor));
        filter.number("integration").ifPresent(id -> and(where, parameters, "integration_id = :integration",
                "integration", id));
        filter.number("rule").ifPresent(id -> ofRule(retailerId, id, where, parameters));
        filter.from().ifPresent(from -> and(where, parameters, "happened_at >= :from", "from", from));
        filter.until().ifPresent(until -> and(where, parameters, "happened_at < :until", "until", until));
        boolean newer = filter.cursor().filter(HistoryFilter.HistoryCursor::newer).isPresent();
        filter.cursor().ifPresent(page -> and(where, parameters, newer ? "id > :beside" : "id < :beside", "beside", page
                .id()));
        NativeQuery<EntryRow> query = entries(retailerId, where.toString(), newer ? "" : "desc").setParameter("most",
                size + 1);
        parameters.forEach(query::setParameter);
        return HistoryPage.of(query.getResultStream().map(this::entry).toList(), filter.cursor(), size);
    }

    private static void and(StringBuilder where, Map<String, Object> parameters, String condition, String parameter,
            Object value) {
        where.append(" and ").append(condition);
        parameters.put(parameter, value);
    }

    /** The rule of an integration itself is told by the history of that. */
    private void ofRule(long retailerId, long rule, StringBuilder where, Map<String, Object> parameters) {
        Optional<Long> own = OneColumn.query(session, "select id from integration where retailer_id = :retailer"
                + " and rule_id = :rule", Long.class).setParameter("retailer", retailerId).setParameter("rule", rule)
                .uniqueResultOptional();
        if (own.isPresent()) {
            and(where, parameters, "kind = 'integration' and sets_minimum and integration_id = :own", "own", own.get());
        } else {
            and(where, parameters, "rule_id = :rule", "rule", rule);
        }
    }

    @Transactional
    public Optional<HistoryEntry> find(long retailerId, long id) {
        return entries(retailerId, " and id = :id", "").setParameter("id", id).setParameter("most", 1).getResultStream()
                .map(this::entry).findFirst();
    }

    /**
     * Some entries, the newest first.
     *
     * @param from when the oldest of them was written; what is older is not looked at
     * @param to   when the newest was
     */
    @Transactional
    public List<HistoryEntry> of(long retailerId, Collection<Long> ids, Instant from, Instant to) {
        return entries(retailerId, " and id = any(cast(:ids as bigint[])) and happened_at between :from and :to",
                "desc")
                .setParameter("ids", ids.toArray(Long[]::new)).setParameter("from", from).setParameter("to", to)
                .setParameter("most", ids.size()).getResultStream().map(this::entry).toList();
    }

    /** Those who have changed anything, in the order of their names. */
    @Transactional
    List<String> people(long retailerId) {
        return OneColumn.query(session, PEOPLE, String.class).setParameter("retailer", retailerId)
                .setParameter("most", MOST_PEOPLE).getResultList();
    }

    private NativeQuery<EntryRow> entries(long retailerId, String where, String order) {
        return session.createNativeQuery(ENTRIES.formatted(where, order, order), EntryRow.class).setParameter(
                "retailer", retailerId);
    }

    private HistoryEntry entry(EntryRow row) {
        return new HistoryEntry(row.id, row.happenedAt, row.actor, row.action, Optional.ofNullable(row.integrationId),
                Optional.ofNullable(row.ruleId), read(row.before), read(row.after), read(row.effect),
                Optional.ofNullable(row.compared).map(compared -> new CarriedOut(compared, row.total, row.toZero,
                        row.toReopen, row.ended)),
                Optional.ofNullable(row.earlier).map(earlier -> new EarlierEntry(earlier, row.earlierActor,
                        row.earlierAt)),
                row.takenBack);
    }

    private JsonNode read(String document) {
        try {
            return document == null ? json.createObjectNode() : json.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the database tells it; null where there is nothing. */
    private record EntryRow(long id, Instant happenedAt, String actor, String action, Long integrationId, Long ruleId,
            String before, String after, String effect, Long earlier, String earlierActor, Instant earlierAt,
            boolean takenBack, Long compared, Long total, Long toZero, Long toReopen, Boolean ended) {
    }
}
