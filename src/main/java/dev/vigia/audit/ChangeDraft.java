package dev.vigia.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A change that nobody has carried out, as the values that it would write.
 *
 * @param integrationId whose settings they are; empty: they are of rules
 * @param parts         one of an integration, or one for each rule
 */
public record ChangeDraft(OptionalLong integrationId, List<DraftPart> parts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What would become of one thing.
     *
     * @param rule    empty: a new one, or an integration
     * @param version what it was based on; 0 of what is new
     * @param before  as the history writes it; an empty object where there is nothing
     * @param after   likewise
     */
    public record DraftPart(OptionalLong rule, long version, JsonNode before, JsonNode after) {

        public static DraftPart of(OptionalLong rule, long version, Map<String, ?> before, Map<String, ?> after) {
            return new DraftPart(rule, version, JSON.valueToTree(before), JSON.valueToTree(after));
        }
    }

    /**
     * What it would do.
     *
     * @param changed   listings that would show another quantity, those of the others among them
     * @param toZero    listings that would show zero
     * @param toReopen  listings that show none now and would show units
     */
    public record DraftEffect(long changed, long toZero, long toReopen) {
    }
}
