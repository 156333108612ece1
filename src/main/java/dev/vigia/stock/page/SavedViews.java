package dev.vigia.stock.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;

/** The filters that a person keeps under names, of this retailer; nobody else sees them. */
@ApplicationScoped
class SavedViews {

    static final int MOST = 20;
    static final int LONGEST_NAME = 60;

    private static final String MINE = " where retailer_id = :retailer and subject = :subject";

    private final Session session;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;

    SavedViews(Session session, CurrentRetailer retailer, CurrentPerson person) {
        this.session = session;
        this.retailer = retailer;
        this.person = person;
    }

    /** @param query what the address of the list says behind the question mark */
    public record SavedView(long id, String name, String query) {

        public String path() {
            return query.isEmpty() ? "/stock" : "/stock?" + query;
        }
    }

    /** What became of a name that was given. */
    enum ViewNaming {
        DONE, EMPTY, TOO_LONG, TAKEN, TOO_MANY, GONE
    }

    @Transactional
    public List<SavedView> all() {
        return session.createNativeQuery("select id, name, query from stock_view" + MINE + " order by lower(name)",
                SavedView.class).setParameter("retailer", retailer.id()).setParameter("subject", person.subject())
                .getResultList();
    }

    @Transactional
    public ViewNaming keep(String name, String query) {
        ViewNaming fault = fault(name);
        if (fault != ViewNaming.DONE) {
            return fault;
        }
        // Of two requests of one person at the same moment the second counts what the first has kept.
        OneColumn.query(session,
                "select count(*) from (select pg_advisory_xact_lock(hashtextextended(:subject, :retailer)))"
                        + " locked", Long.class).setParameter("subject", person.subject()).setParameter("retailer",
                                retailer.id())
                .getSingleResult();
        if (all().size() >= MOST) {
            return ViewNaming.TOO_MANY;
        }
        int kept = session.createNativeMutationQuery("insert into stock_view (retailer_id, subject, name, query)"
                + " values (:retailer, :subject, :name, :query) on conflict do nothing")
                .setParameter("retailer", retailer.id()).setParameter("subject", person.subject())
                .setParameter("name", name).setParameter("query", query).executeUpdate();
        return kept == 0 ? ViewNaming.TAKEN : ViewNaming.DONE;
    }

    @Transactional
    public ViewNaming rename(long id, String name) {
        List<SavedView> mine = all();
        if (mine.stream().noneMatch(view -> view.id == id)) {
            return ViewNaming.GONE;
        }
        ViewNaming fault = fault(name);
        if (fault != ViewNaming.DONE) {
            return fault;
        }
        if (mine.stream().anyMatch(view -> view.id != id && view.name.equalsIgnoreCase(name))) {
            return ViewNaming.TAKEN;
        }
        session.createNativeMutationQuery("update stock_view set name = :name" + MINE + " and id = :id")
                .setParameter("retailer", retailer.id()).setParameter("subject", person.subject())
                .setParameter("name", name).setParameter("id", id).executeUpdate();
        return ViewNaming.DONE;
    }

    @Transactional
    public boolean delete(long id) {
        return session.createNativeMutationQuery("delete from stock_view" + MINE + " and id = :id")
                .setParameter("retailer", retailer.id()).setParameter("subject", person.subject())
                .setParameter("id", id).executeUpdate() > 0;
    }

    private static ViewNaming fault(String name) {
        return name.isEmpty() ? ViewNaming.EMPTY
                : name.codePointCount(0, name.length()) > LONGEST_NAME ? ViewNaming.TOO_LONG
                        : ViewNaming.DONE;
    }
}
