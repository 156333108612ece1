package dev.vigia.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a batch.
 *
 * @param outdated items older than what is known; only for stock
 * @param held     items that would take too many listings to zero and wait until a person approves or discards them
 */
@JsonInclude(Include.NON_ABSENT)
record BatchAnswer(int accepted, int unchanged, Optional<Integer> outdated, int held, List<RejectedJson> rejected) {

    /** An item that was not applied, by its place in the batch, from 0. */
    @Schema(name = "Rejected")
    record RejectedJson(int index, String sku, String code, String message) {

        static RejectedJson of(RejectedItem item, IntakeMessages messages) {
            String sentence = messages.rejection(item.code());
            return new RejectedJson(item.index(), item.sku(), item.code().name().toLowerCase(Locale.ROOT),
                    item.field().isEmpty() ? sentence : item.field() + ": " + sentence);
        }
    }
}
