package dev.vigia.intake.scheduled;

import dev.vigia.http.DownloadFailure;
import dev.vigia.table.Unreadable;
import java.time.Duration;
import java.util.Optional;

/**
 * What a look brought that took no file.
 *
 * @param problem of a file that could not be read: why, as {@link Unreadable} says it
 * @param detail  the file's name, or more of the problem; empty if there is nothing to say
 * @param pause   how long the server asks to be left alone
 */
record Read(ReadOutcome outcome, String problem, String detail, Optional<Duration> pause) {

    static Read of(ReadOutcome outcome) {
        return of(outcome, "");
    }

    static Read of(ReadOutcome outcome, String detail) {
        return new Read(outcome, "", Unreadable.shortened(detail), Optional.empty());
    }

    static Read of(DownloadFailure failure) {
        return new Read(ReadOutcome.valueOf(failure.reason.name()), "", "", failure.wait);
    }

    static Read of(Unreadable unreadable, String name) {
        return new Read(ReadOutcome.UNREADABLE, unreadable.problem.name(), Unreadable.shortened(unreadable.detail
                .isEmpty() ? name : name + ": " + unreadable.detail), Optional.empty());
    }
}
