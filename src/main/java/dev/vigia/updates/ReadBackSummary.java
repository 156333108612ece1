package dev.vigia.updates;

import dev.vigia.sync.readback.ReadBackFinding;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the newest run of an integration went, or goes.
 *
 * @param finishedAt empty while it is under way
 * @param read       listings that were read so far
 * @param unread     those that the marketplace would not tell about
 * @param travelling those that had been sent too recently to tell
 * @param found      what did not show what was sent, by cause; only causes that were found
 */
public record ReadBackSummary(long integrationId, String integration, Instant startedAt, Optional<Instant> finishedAt,
        long read, long unread, long travelling, List<Count> found) {

    static final String COLUMNS = "run.started_at, run.finished_at, run.read, run.unread, run.travelling, "
            + Arrays.stream(ReadBackFinding.causes()).map(cause -> "run." + cause.code())
                    .collect(Collectors.joining(", ", "array[", "] found "));

    /** So many listings, for this reason. */
    public record Count(ReadBackFinding cause, long listings) {
    }

    /**
     * As the database tells it.
     *
     * @param found how many for each cause, in the order of the causes
     */
    record ReadBackRunRow(long integrationId, String integration, Instant startedAt, Instant finishedAt, long read,
            long unread,
            long travelling, Long[] found) {

        ReadBackSummary summary() {
            ReadBackFinding[] causes = ReadBackFinding.causes();
            return new ReadBackSummary(integrationId, integration, startedAt, Optional.ofNullable(finishedAt), read,
                    unread, travelling, IntStream.range(0, causes.length)
                            .mapToObj(i -> new Count(causes[i], found[i]))
                            .filter(count -> count.listings > 0).toList());
        }
    }

    /** The drift of this integration for one reason. */
    public String path(ReadBackFinding cause) {
        return "/updates/drift?integration=" + integrationId + "&cause=" + cause.code();
    }
}
