package dev.vigia.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.vigia.access.CurrentPerson;
import dev.vigia.audit.ChangeDraft.DraftEffect;
import dev.vigia.audit.ChangeDraft.DraftPart;
import dev.vigia.audit.ProposedChange.ProposalDecision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.hibernate.Session;

/** Keeps changes until a second person has agreed to them or declined them. Each step is an entry of the history. */
@ApplicationScoped
public class ProposedChanges {

    private static final String SELECT = """
            select id, integration_id, proposed_by, subject, proposed_at, cast(parts as text), changed, to_zero, to_reopen,
                   restores, decision, decided_by, decided_as, decided_at
            from proposed_change where retailer_id = :retailer and id = :id""";

    private final Session session;
    private final ObjectMapper json;
    private final Audit audit;

    ProposedChanges(Session session, ObjectMapper json, Audit audit) {
        this.session = session;
        this.json = json;
        this.audit = audit;
    }

    /**
     * The same change is kept once while it waits, whoever proposes it again.
     *
     * @return its number
     */
    @Transactional
    public long keep(long retailerId, SecondPersonNeeded needed, CurrentPerson person) {
        ChangeDraft draft = needed.draft().orElseThrow();
        String parts = written(draft.parts());
        String digest = UUID.nameUUIDFromBytes((draft.integrationId() + parts).getBytes(UTF_8)).toString();
        // Kept already, it is written once more as it is: nobody decides about it in between.
        KeptRow kept = session.createNativeQuery("""
                insert into proposed_change (retailer_id, integration_id, proposed_by, subject, parts, digest, changed,
                                             to_zero, to_reopen, restores)
                values (:retailer, cast(:integration as bigint), :person, :subject, cast(:parts as jsonb), :digest, :changed,
                        :toZero, :toReopen, cast(:restores as bigint))
                on conflict (retailer_id, digest) where decision is null do update set digest = excluded.digest
                returning id, xmax = 0
                """, KeptRow.class).setParameter("retailer", retailerId)
                .setParameter("integration", boxed(draft.integrationId()), Long.class)
                .setParameter("person", person.name()).setParameter("subject", person.subject())
                .setParameter("parts", parts).setParameter("digest", digest)
                .setParameter("changed", needed.effect().changed()).setParameter("toZero", needed.effect().toZero())
                .setParameter("toReopen", needed.effect().toReopen())
                .setParameter("restores", boxed(needed.restores()), Long.class).getSingleResult();
        if (kept.isNew) {
            record(retailerId, kept.id, draft, needed.effect(), person);
        }
        return kept.id;
    }

    /** @param isNew whether it waited for nobody before */
    private record KeptRow(long id, boolean isNew) {
    }

    private void record(long retailerId, long id, ChangeDraft draft, DraftEffect effect, CurrentPerson person) {
        boolean one = draft.parts().size() == 1;
        audit.record(retailerId, draft.integrationId(), person.name(), "change proposed", one ? values(draft.parts()
                .get(
                        0).before()) : Map.of(), one ? values(draft.parts().get(0).after())
                                : Map.of("rules", draft.parts()
                                        .size()),
                Map.of("proposal", id, "changed", effect.changed(), "toZero", effect.toZero(), "toReopen", effect
                        .toReopen()));
    }

    private static Map<String, Object> values(JsonNode node) {
        Map<String, Object> values = new HashMap<>();
        node.fields().forEachRemaining(field -> values.put(field.getKey(), field.getValue()));
        return values;
    }

    @Transactional
    public Optional<ProposedChange> find(long retailerId, long id) {
        return find(SELECT, retailerId, id);
    }

    /** Nobody else decides about it until the transaction ends, which the caller has begun. */
    public Optional<ProposedChange> findToDecide(long retailerId, long id) {
        return find(SELECT + " for update", retailerId, id);
    }

    private Optional<ProposedChange> find(String sql, long retailerId, long id) {
        return session.createNativeQuery(sql, ProposedRow.class).setParameter("retailer", retailerId).setParameter("id",
                id).getResultStream().map(this::change).findFirst();
    }

    /**
     * One that waits.
     *
     * @param subject of who proposed it
     * @param changed listings that would change, as it was proposed
     */
    public record WaitingChange(long id, String proposedBy, String subject, long changed) {
    }

    /** The newest first. */
    @Transactional
    public List<WaitingChange> waiting(long retailerId, int most) {
        return session.createNativeQuery("""
                select id, proposed_by, subject, changed from proposed_change
                where retailer_id = :retailer and decision is null order by id desc limit :most
                """, WaitingChange.class).setParameter("retailer", retailerId).setParameter("most", most)
                .getResultList();
    }

    /** Writes down what a person has decided about one that {@link #findToDecide} has found waiting. */
    public void decide(long retailerId, ProposedChange change, boolean agrees, CurrentPerson person) {
        session.createNativeMutationQuery("""
                update proposed_change set decision = :decision, decided_by = :person, decided_as = :subject,
                                           decided_at = clock_timestamp()
                where retailer_id = :retailer and id = :id and decision is null
                """).setParameter("decision", agrees ? "agreed" : "declined").setParameter("person", person.name())
                .setParameter("subject", person.subject()).setParameter("retailer", retailerId).setParameter("id",
                        change
                                .id())
                .executeUpdate();
        String action = agrees ? "change agreed"
                : change.isBy(person.subject()) ? "change withdrawn" : "change declined";
        audit.record(retailerId, change.draft().integrationId(), person.name(), action, Map.of(), Map.of("proposedBy",
                change.proposedBy()), Map.of("proposal", change.id()));
    }

    private static Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private String written(List<DraftPart> parts) {
        ArrayNode all = json.createArrayNode();
        parts.forEach(part -> {
            var one = all.addObject();
            part.rule().ifPresent(rule -> one.put("rule", rule));
            one.put("version", part.version()).set("before", part.before());
            one.set("after", part.after());
        });
        return all.toString();
    }

    private List<DraftPart> read(String written) {
        try {
            List<DraftPart> parts = new ArrayList<>();
            json.readTree(written).forEach(part -> parts.add(new DraftPart(part.hasNonNull("rule") ? OptionalLong.of(
                    part
                            .get("rule").longValue()) : OptionalLong.empty(), part.path("version").longValue(), part
                                    .path(
                                            "before"), part.path("after"))));
            return parts;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProposedChange change(ProposedRow row) {
        return new ProposedChange(row.id, new ChangeDraft(row.integrationId == null ? OptionalLong.empty()
                : OptionalLong.of(row.integrationId), read(row.parts)), row.proposedBy, row.subject, row.proposedAt,
                new DraftEffect(row.changed, row.toZero, row.toReopen), row.restores == null ? OptionalLong.empty()
                        : OptionalLong.of(row.restores),
                Optional.ofNullable(row.decision).map(said -> new ProposalDecision(said.equals("agreed"), row.decidedBy,
                        row.decidedAs, row.decidedAt)));
    }

    /** As the database tells it; null where there is nothing. */
    private record ProposedRow(long id, Long integrationId, String proposedBy, String subject, Instant proposedAt,
            String parts, long changed, long toZero, long toReopen, Long restores, String decision, String decidedBy,
            String decidedAs, Instant decidedAt) {
    }
}
