package dev.vigia.intake;

import dev.vigia.database.OneColumn;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/**
 * In which category new products go of which a file names none. Each language has a word for it, and a retailer has one
 * category: that of whoever came first.
 */
@ApplicationScoped
public class NoCategory {

    private final Session session;
    private final Language language;

    NoCategory(Session session, Language language) {
        this.session = session;
        this.language = language;
    }

    /** Where the retailer has none yet, in the words of whoever asks. */
    public String of(long retailerId) {
        return of(retailerId, language.of(IntakeMessages.class).noCategory());
    }

    /** @param wanted where the retailer has none yet; other words than those of a language stay as they are */
    @Transactional
    public String of(long retailerId, String wanted) {
        String[] words = Language.ALL.stream().map(locale -> Language.in(locale, IntakeMessages.class).noCategory())
                .toArray(String[]::new);
        return OneColumn.query(session, """
                select word from (
                  select path word, 0 place, id from category
                  where retailer_id = :retailer and path = any(cast(:words as text[])) and not only_above
                  union all
                  select category, 1, id from stock_import
                  where retailer_id = :retailer and category = any(cast(:words as text[])) and finished_at is null
                  union all
                  select category, 2, id from scheduled_import
                  where retailer_id = :retailer and category = any(cast(:words as text[]))
                ) named
                where cast(:wanted as text) = any(cast(:words as text[]))
                order by place, id limit 1
                """, String.class)
                .setParameter("retailer", retailerId)
                .setParameter("words", words)
                .setParameter("wanted", wanted)
                .uniqueResultOptional().orElse(wanted);
    }
}
