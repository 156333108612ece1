package dev.vigia.today;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.Role;
import dev.vigia.intake.file.StockImport;
import dev.vigia.intake.file.StockImport.ImportStage;
import dev.vigia.intake.scheduled.ScheduledImport;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** What files need a person: they wait for a word, or did not go through. */
@ApplicationScoped
class FileNeeds {

    // Of files that went wrong; the page of imports lists ten.
    private static final int MOST = 5;

    private final Session session;
    private final CurrentPerson person;
    private final Language language;

    FileNeeds(Session session, CurrentPerson person, Language language) {
        this.session = session;
        this.person = person;
        this.language = language;
    }

    /** Files of which nothing more is applied until somebody says something. Few: a retailer has few under way. */
    List<Need> waiting(List<StockImport> underWay) {
        return underWay.stream().map(this::waiting).flatMap(Optional::stream).toList();
    }

    /** Only who may say something about a file is asked to. */
    private Optional<Need> waiting(StockImport file) {
        TodayMessages words = words();
        boolean mayDecide = person.may(Role.OPERATOR);
        return switch (file.stage()) {
            case TO_MAP -> Optional.of(new Need(id(file), Need.WAITING, words.fileToMap(file.name), words
                    .nothingAppliedYet(), mayDecide ? words.nameColumns() : words.seeFile(), file.path() + (mayDecide
                            ? "/columns"
                            : "")));
            case TO_CONFIRM -> Optional.of(new Need(id(file), Need.WAITING, words.fileToConfirm(file.name), words
                    .nothingAppliedYet(), mayDecide ? words.reviewFile() : words.seeFile(), file.path()));
            default -> Optional.empty();
        };
    }

    /** Files that cannot go on or were not applied as a whole, and schedules that bring none. */
    List<Need> failing(long retailerId, List<StockImport> underWay) {
        TodayMessages words = words();
        List<Need> needs = new ArrayList<>();
        underWay.stream().filter(file -> file.stage() == ImportStage.FAILING).forEach(file -> needs.add(
                new Need(id(file), Need.WAITING, words.fileFailing(file.name), words.fileFailingText(), words
                        .seeFile(), file.path())));
        long unread = unread(retailerId);
        if (unread > 0) {
            needs.add(new Need("schedules", Need.WAITING, words.schedulesFailing(unread), words
                    .schedulesFailingText(), words.seeSchedules(), "/intake/scheduled"));
        }
        List<StockImport> refused = refused(retailerId);
        refused.stream().limit(MOST).forEach(file -> needs.add(new Need(id(file), Need.WAITING, words.fileRefused(
                file.name, file.refused), words.fileRefusedText(), words.seeRefused(), file.path())));
        if (refused.size() > MOST) {
            needs.add(new Need("files", Need.WAITING, words.moreFiles(), "", words.seeFiles(), "/intake"));
        }
        return needs;
    }

    /** Neither applied yet nor given up. */
    List<StockImport> underWay(long retailerId) {
        return StockImport.list("retailerId = ?1 and finishedAt is null and stoppedBy is null order by id desc",
                retailerId);
    }

    /** Of a day. What a schedule brings anew takes the place of what it brought before. */
    private List<StockImport> refused(long retailerId) {
        return session.createNativeQuery("""
                select * from (
                  select distinct on (coalesce(scheduled_import_id, - id)) * from stock_import
                  where retailer_id = :retailer and received_at > now() - interval '1 day'
                  order by coalesce(scheduled_import_id, - id), id desc
                ) newest
                where finished_at is not null and stopped_by is null and refused > 0
                order by id desc limit :most
                """, StockImport.class)
                .setParameter("retailer", retailerId)
                .setParameter("most", MOST + 1)
                .getResultList();
    }

    private static long unread(long retailerId) {
        return ScheduledImport.<ScheduledImport>list("retailerId = ?1 and enabled", retailerId).stream()
                .filter(schedule -> schedule.outcome.isProblem()).count();
    }

    private static String id(StockImport file) {
        return "file-" + file.id;
    }

    private TodayMessages words() {
        return language.of(TodayMessages.class);
    }
}
