package dev.vigia.marketplace.mirakl;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Limit;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.http.Failure;
import dev.vigia.marketplace.http.Reply;
import dev.vigia.marketplace.http.Words;
import dev.vigia.marketplace.mirakl.MiraklApi.ImportCreated;
import dev.vigia.marketplace.mirakl.MiraklApi.ImportStatus;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Quantities go in a file, one a minute; Mirakl works it off when it gets round to it and reports on each line. */
class StockImports {

    static final Limit FILES = new Limit("stock-files", 1.0 / 60, 1);

    private static final Limit QUESTIONS = new Limit("stock-file-questions", 1.0 / 15, 1);
    private static final Limit REPORTS = new Limit("stock-file-reports", 1.0 / 60, 1);
    /** A small file is soon done, and a listing may travel only once at a time. */
    private static final Duration DONE_AFTER = Duration.ofSeconds(5);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(16);

    private final Function<URI, MiraklApi> apis;

    StockImports(Function<URI, MiraklApi> apis) {
        this.apis = apis;
    }

    /** Out of order: nothing says that Mirakl works off two files in the order in which it took them. */
    Outcome publish(Account account, List<Offer> offers) {
        account.spend(FILES);
        Reply reply = Reply.to(() -> apis.apply(account.url()).importStock(Mirakl.key(account), Mirakl.shop(account),
                StockFile.of(offers).getBytes(UTF_8)));
        if (reply.status() == 404) {
            // It is the address that is wrong, not the offers: a person must look before anything else is sent.
            throw new Failure(Outcome.rejected(Cause.CREDENTIALS,
                    Words.shortened("404 " + MiraklWords.in(reply.body()))));
        }
        ImportCreated created = read(reply, ImportCreated.class);
        if (!created.importId().matches("[A-Za-z0-9_-]{1,100}")) {
            throw Failure.unreadable("a file called " + Words.shortened(created.importId()));
        }
        return Outcome.acceptedOutOfOrder(created.importId(), DONE_AFTER);
    }

    private static <T> T read(Reply reply, Class<T> type) {
        try {
            return reply.read(type, MiraklWords::in);
        } catch (Failure failure) {
            throw failure.withoutBlame();
        }
    }

    List<Answer> confirm(Account account, String id, List<Offer> offers) {
        if (!account.isFree(QUESTIONS)) {
            return all(offers, Outcome.acceptedOutOfOrder(id, AGAIN_AFTER));
        }
        account.spend(QUESTIONS);
        Reply reply = Reply.to(() -> apis.apply(account.url()).importStatus(Mirakl.key(account), id,
                Mirakl.shop(account)));
        if (reply.status() == 404) {
            return all(offers, Outcome.retry(Cause.DROPPED, "the file " + id + " is gone", Duration.ZERO));
        }
        ImportStatus answer = read(reply, ImportStatus.class);
        return switch (answer.status()) {
            case "WAITING", "RUNNING", "QUEUED" -> all(offers, Outcome.acceptedOutOfOrder(id, AGAIN_AFTER));
            case "COMPLETE" -> complete(account, id, answer, offers);
            case "FAILED" -> all(offers, Outcome.retry(Cause.DROPPED, "the file " + id + " FAILED", Duration.ZERO));
            default -> throw Failure.unreadable("a file " + answer.status());
        };
    }

    private static List<Answer> all(List<Offer> offers, Outcome outcome) {
        return offers.stream().map(offer -> Answer.of(offer, outcome)).toList();
    }

    /** The status of a file says nothing about its lines: those that the report does not name were applied. */
    private List<Answer> complete(Account account, String id, ImportStatus answer, List<Offer> offers) {
        if (!answer.hasErrors()) {
            return all(offers, Outcome.applied());
        }
        if (!account.isFree(REPORTS)) {
            return all(offers, Outcome.acceptedOutOfOrder(id, AGAIN_AFTER));
        }
        account.spend(REPORTS);
        Reply reply = Reply.to(() -> apis.apply(account.url()).errorReport(Mirakl.key(account), id,
                Mirakl.shop(account)));
        if (!reply.isSuccess()) {
            throw new Failure(reply.failure(MiraklWords::in)).withoutBlame();
        }
        Map<String, String> errors = StockFile.errors(reply.body());
        if (errors.size() < answer.linesInError().orElse(1)) {
            throw Failure.unreadable("an error report that does not name each line in error");
        }
        return offers.stream().map(offer -> Answer.of(offer, errors.containsKey(offer.sku())
                ? Outcome.rejected(Cause.REFUSED, Words.shortened(errors.get(offer.sku())))
                : Outcome.applied())).toList();
    }
}
