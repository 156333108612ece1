package dev.vigia.integration;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;

/**
 * Why nothing is sent to an integration, and until when.
 *
 * @param reason a person's words; may be empty
 * @param until  when it goes on by itself; null: when a person says so
 * @param by     who paused it; empty text while it is on
 */
@Embeddable
public record Pause(@Column(name = "pause_reason") String reason, @Column(name = "paused_until") Instant until,
        @Column(name = "paused_by") String by) {

    /** Letters that a reason may have. */
    public static final int LONGEST_REASON = 200;

    /** Without a reason or an end. */
    public static final Pause NONE = new Pause("", null, "");

    public static Pause of(String reason, Optional<Instant> until) {
        return new Pause(reason, until.orElse(null), "");
    }

    public Optional<Instant> end() {
        return Optional.ofNullable(until);
    }

    /** Whether it says the same, whoever said it. */
    boolean says(Pause other) {
        return reason.equals(other.reason) && end().equals(other.end());
    }

    Pause by(String person) {
        return new Pause(reason, until, person);
    }
}
