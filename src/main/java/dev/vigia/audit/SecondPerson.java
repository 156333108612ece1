package dev.vigia.audit;

import dev.vigia.access.CurrentPerson;
import dev.vigia.audit.ChangeDraft.DraftEffect;
import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.hibernate.Session;

/**
 * Whether a change waits for a second person, because it changes as many listings as the retailer has set. Only what people and
 * programs ask for does; what happens by itself was agreed to when it was set.
 */
@ApplicationScoped
public class SecondPerson {

    private final Session session;
    private final Audit audit;
    private final ThreadLocal<Boolean> agreed = ThreadLocal.withInitial(() -> false);

    SecondPerson(Session session, Audit audit) {
        this.session = session;
        this.audit = audit;
    }

    /** From how many listings on one is needed; empty where none is, and where one has agreed. */
    private OptionalInt from(long retailerId) {
        if (agreed.get() || CurrentPerson.subjectOfRequest().isEmpty()) {
            return OptionalInt.empty();
        }
        return OneColumn.query(session, "select second_person_from from retailer where id = :retailer"
                + " and second_person_from is not null", Integer.class).setParameter("retailer", retailerId)
                .getResultStream().mapToInt(Integer::intValue).findFirst();
    }

    /** Whether there is a size from which on one is needed, so that the size must be known. */
    public boolean isAsked(long retailerId) {
        return from(retailerId).isPresent();
    }

    /**
     * Joins the transaction of the change.
     *
     * @param draft what would be kept; empty where it cannot be
     * @throws SecondPersonNeeded where a second person must agree and has not; nothing of the transaction may stay then
     */
    public void require(long retailerId, DraftEffect effect, Supplier<Optional<ChangeDraft>> draft) {
        OptionalInt from = effect.changed() == 0 ? OptionalInt.empty() : from(retailerId);
        if (from.isPresent() && effect.changed() >= from.getAsInt()) {
            throw new SecondPersonNeeded(effect, draft.get(), audit.restored());
        }
    }

    /** A second person has agreed to what is changed during this work, or it is a part of what was found small enough. */
    public <T> T agreed(Supplier<T> work) {
        boolean before = agreed.get();
        agreed.set(true);
        try {
            return work.get();
        } finally {
            agreed.set(before);
        }
    }
}
