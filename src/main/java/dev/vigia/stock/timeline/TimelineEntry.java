package dev.vigia.stock.timeline;

import dev.vigia.history.ShownEntry;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.queue.UpdateOutcome;
import dev.vigia.sync.readback.DriftAction;
import dev.vigia.sync.readback.ReadBackFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened to a product.
 *
 * @param integration where; empty for what is of no integration, or of all
 * @param written     of a change of a rule or a setting, how it is told; empty otherwise
 */
public record TimelineEntry(Instant at, TimelineRow row, Optional<String> integration, Optional<ShownEntry> written) {

    public TimelineKind kind() {
        return switch (row.kind()) {
            case "stock" -> TimelineKind.STOCK;
            case "sent" -> TimelineKind.SENT;
            case "opened", "closed" -> TimelineKind.WARNING;
            case "drift" -> TimelineKind.DRIFT;
            default -> TimelineKind.RULE;
        };
    }

    /** As the log calls it. */
    public String is() {
        return row.kind();
    }

    public UpdateOutcome outcome() {
        return UpdateOutcome.ofCode(row.label()).orElseThrow();
    }

    /** Of a quantity that was not taken. */
    public Optional<Cause> cause() {
        return Optional.of(row.cause()).filter(cause -> !cause.isEmpty()).map(Cause::valueOf);
    }

    public ReadBackFinding finding() {
        return ReadBackFinding.ofCause(row.cause()).orElseThrow();
    }

    public DriftAction action() {
        return DriftAction.of(finding(), Boolean.TRUE.equals(row.unlimited()));
    }

    /** What the stock was before; empty where nothing had been counted, or it was unlimited. */
    public Optional<Integer> onHandBefore() {
        return Optional.ofNullable(row.before()).filter(number -> !wasUnlimited());
    }

    public boolean wasUnlimited() {
        return Boolean.TRUE.equals(row.unlimitedBefore());
    }

    public boolean isUnlimited() {
        return Boolean.TRUE.equals(row.unlimited());
    }

    /** Empty where what was counted counts no more. */
    public Optional<Integer> onHand() {
        return Optional.ofNullable(row.after());
    }

    /** Whether the number before stands beside the present one; beside "unlimited" only if it surely was one. */
    public boolean isFromNumber() {
        return onHandBefore().isPresent() && (!isUnlimited() || row.unlimitedBefore() != null);
    }

    public boolean isReservedChanged() {
        return row.reserved() != null && !row.reserved().equals(row.reservedBefore() == null ? 0
                : row
                        .reservedBefore());
    }

    /** When it was counted, if that was not about when it was taken. */
    public Optional<Instant> countedAt() {
        return Optional.ofNullable(row.other()).filter(counted -> Duration.between(counted, at).abs().compareTo(Duration
                .ofMinutes(1)) > 0);
    }

    /** How long a warning was open. */
    public Duration lasted() {
        return Duration.between(row.other(), at);
    }

    /** How long ago it was, in its largest unit. */
    public TimelineAge age() {
        return TimelineAge.of(Duration.between(at, Instant.now()));
    }

    /** @param unit {@code now}, {@code minutes}, {@code hours}, {@code days}, {@code months} or {@code years} */
    public record TimelineAge(String unit, long count) {

        static TimelineAge of(Duration age) {
            long days = age.toDays();
            if (days >= 1) {
                return days < 60 ? new TimelineAge("days", days)
                        : days < 730 ? new TimelineAge("months", days / 30)
                                : new TimelineAge("years", days / 365);
            }
            return age.toHours() >= 1 ? new TimelineAge("hours", age.toHours())
                    : age.toMinutes() >= 1
                            ? new TimelineAge("minutes", age.toMinutes())
                            : new TimelineAge("now", 0);
        }
    }
}
