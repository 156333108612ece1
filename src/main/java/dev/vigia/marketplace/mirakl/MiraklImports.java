package dev.vigia.marketplace.mirakl;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.Shown;
import dev.vigia.marketplace.mirakl.MiraklApi.ImportCreated;
import dev.vigia.marketplace.mirakl.MiraklApi.ImportStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Quantities go in a file, one a minute; Mirakl works it off when it gets round to it and reports on each line. */
class MiraklImports {

    static final Limit FILES = new Limit("stock-files", 1.0 / 60, 1);

    private static final Limit QUESTIONS = new Limit("stock-file-questions", 1.0 / 15, 1);
    private static final Limit REPORTS = new Limit("stock-file-reports", 1.0 / 60, 1);
    /** A small file is soon done, and a listing may travel only once at a time. */
    private static final Duration DONE_AFTER = Duration.ofSeconds(5);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(16);

    /** So many are looked at even when the next file could go: each file brings them nearer to the end. */
    private static final int FEW = 5;

    private final MiraklRequests requests;
    private final ShopOffers shopOffers;

    MiraklImports(MiraklRequests requests, ShopOffers shopOffers) {
        this.requests = requests;
        this.shopOffers = shopOffers;
    }

    /** Out of order: nothing says that Mirakl works off two files in the order in which it took them. */
    List<Answer> publish(Account account, List<Offer> offers) {
        Reply reply = requests.send(account, FILES, (api, access) -> api.importStock(access.key(), access.shop(),
                MiraklFile.of(offers).getBytes(UTF_8)));
        if (reply.status() == 404) {
            // It is the address that is wrong, not the offers: a person must look before anything else is sent.
            throw new ConnectorException(Outcome.rejected(Cause.CREDENTIALS, reply.failure().message()));
        }
        ImportCreated created = reply.readForMany(ImportCreated.class);
        if (!created.importId().matches("[A-Za-z0-9_-]{1,100}")) {
            throw reply.unreadable();
        }
        Outcome accepted = Outcome.acceptedOutOfOrder(created.importId(), DONE_AFTER);
        return IntStream.range(0, offers.size()).mapToObj(index -> new Answer(offers.get(index), accepted,
                Optional.of(Lines.remembered(created.importId(), MiraklFile.line(index))))).toList();
    }

    List<Answer> confirm(Account account, String id, List<Offer> offers) {
        if (!account.isFree(QUESTIONS)) {
            return Answer.all(offers, Outcome.acceptedOutOfOrder(id, AGAIN_AFTER));
        }
        Reply reply = requests.send(account, QUESTIONS, (api, access) -> api.importStatus(access.key(), id,
                access.shop()));
        if (reply.status() == 404) {
            return Answer.all(offers, Outcome.retry(Cause.DROPPED, Duration.ZERO));
        }
        ImportStatus answer = reply.readForMany(ImportStatus.class);
        return switch (answer.status()) {
            case "WAITING", "RUNNING", "QUEUED" -> Answer.all(offers, Outcome.acceptedOutOfOrder(id, AGAIN_AFTER));
            case "COMPLETE" -> complete(account, id, answer, offers);
            case "FAILED" -> Answer.all(offers, Outcome.dropped(answer.status(), Duration.ZERO));
            default -> throw reply.unreadable();
        };
    }

    /** The status of a file says nothing about its lines: those that the report does not name were applied. */
    private List<Answer> complete(Account account, String id, ImportStatus answer, List<Offer> offers) {
        if (!answer.mayHaveErrors()) {
            return Answer.all(offers, Outcome.applied());
        }
        if (!account.isFree(REPORTS)) {
            return Answer.all(offers, Outcome.acceptedOutOfOrder(id, AGAIN_AFTER));
        }
        String report = report(account, id);
        Lines lines = Lines.refused(ErrorReport.of(report), id, offers);
        Map<String, Outcome> outcomes = new HashMap<>();
        lines.refused().forEach((sku, reason) -> outcomes.put(sku, Outcome.rejected(Cause.REFUSED, reason)));
        List<Offer> open = offers.stream().filter(offer -> !outcomes.containsKey(offer.sku())).toList();
        if (lines.areAll(answer.errors())) {
            open.forEach(offer -> outcomes.put(offer.sku(), Outcome.applied()));
        } else {
            int missing = answer.linesInError().map(errors -> Math.max(1, errors - lines.refused().size()))
                    .orElse(Integer.MAX_VALUE);
            outcomes.putAll(lookedAt(account, open, missing, Outcome.dropped(report, Duration.ZERO)));
        }
        return offers.stream().map(offer -> Answer.of(offer, outcomes.get(offer.sku()))).toList();
    }

    /** Empty text where there is none to be had: the file is done, and must not travel on because of it. */
    private String report(Account account, String id) {
        try {
            Reply reply = requests.send(account, REPORTS, (api, access) -> api.errorReport(access.key(), id,
                    access.shop()));
            if (reply.isSuccess()) {
                return reply.body();
            }
            throw new ConnectorException(reply.failure());
        } catch (ConnectorException failure) {
            if (failure.outcome().refusesCredentials() || failure.outcome().asksToWait()) {
                throw failure;
            }
            return "";
        }
    }

    /**
     * What a report leaves open is looked at, offer by offer, for as long as no other file may go, and until each line in
     * error is found. What is still open then goes into the next file: it travels no more, so a zero may overtake it.
     */
    private Map<String, Outcome> lookedAt(Account account, List<Offer> open, int missing, Outcome unknown) {
        Map<String, Outcome> outcomes = new HashMap<>();
        int found = 0;
        boolean mayLook = true;
        for (Offer offer : open) {
            Outcome outcome = unknown;
            if (found == missing) {
                outcome = Outcome.applied();
            } else if (mayLook && (outcomes.size() < FEW || !account.isFree(FILES))) {
                Shown shown = shopOffers.shown(account, List.of(offer)).get(0);
                outcome = seen(shown).orElse(outcome);
                mayLook = shown.outcome().filter(Outcome::isRetry).isEmpty();
                found += outcome.isRejected() ? 1 : 0;
            }
            outcomes.put(offer.sku(), outcome);
        }
        return outcomes;
    }

    /** Fewer units than its line says may have been sold since; more were never taken away, and a line is in error. */
    private static Optional<Outcome> seen(Shown shown) {
        if (shown.quantity().isEmpty()) {
            return shown.outcome().filter(Outcome::isRejected);
        }
        int more = shown.quantity().getAsInt() - MiraklFile.units(shown.offer());
        return more < 0 ? Optional.empty()
                : Optional.of(more == 0 ? Outcome.applied() : Outcome.rejected(Cause.REFUSED));
    }
}
