package dev.vigia.sandbox.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** What Amazon finds wrong with the patches of a listing. */
final class PatchCheck {

    private static final String ATTRIBUTE = "fulfillment_availability";
    private static final String PATH = "/attributes/" + ATTRIBUTE;
    private static final Set<String> OPS = Set.of("add", "replace", "merge", "delete");
    private static final Set<String> FIELDS = Set.of(Availability.CHANNEL, Availability.QUANTITY,
            Availability.LEAD_TIME,
            "restock_date", "is_inventory_available", "marketplace_id");

    private PatchCheck() {
    }

    /** Whether the patches have the shape of patches at all; if not, the call is refused rather than found invalid. */
    static boolean haveShape(List<Patch> patches) {
        return patches != null && !patches.isEmpty()
                && patches.stream().allMatch(patch -> patch != null && patch.op() != null && OPS.contains(patch.op())
                        && patch.path() != null && (patch.op().equals("delete") || !patch.values().isEmpty()));
    }

    static List<Issue> issues(AmazonListing listing, List<Patch> patches) {
        List<Issue> issues = new ArrayList<>();
        if (listing.kind() == AmazonListing.Kind.CLOSED) {
            issues.add(Issue.error("8541", "The listing is closed", ATTRIBUTE));
        }
        for (Patch patch : patches) {
            if (patch.path().equals(PATH)) {
                patch.values().forEach(value -> check(listing, patch, value, issues));
            } else {
                issues.add(Issue.error("90000900", "The attribute " + patch.path() + " is not part of the product type",
                        patch.path()));
            }
        }
        return issues;
    }

    /** The quantity that the patches carry, for the log. */
    static OptionalInt quantity(List<Patch> patches) {
        return patches.stream().flatMap(patch -> patch.values().stream()).map(value -> value.path(
                Availability.QUANTITY))
                .filter(JsonNode::isInt).mapToInt(JsonNode::intValue).findFirst();
    }

    private static void check(AmazonListing listing, Patch patch, ObjectNode value, List<Issue> issues) {
        value.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                issues.add(Issue.error("90000900", "The field " + name + " is not part of the attribute", ATTRIBUTE));
            }
        });
        JsonNode channel = value.path(Availability.CHANNEL);
        if (!channel.isTextual()) {
            issues.add(Issue.error("90220", "'" + Availability.CHANNEL + "' is required but missing", ATTRIBUTE));
        } else if (!channel.asText().equals(AmazonListing.OWN_CHANNEL) || listing
                .kind() == AmazonListing.Kind.FULFILLMENT) {
            issues.add(Issue.error("90244", "The quantity of a listing fulfilled by Amazon cannot be set", ATTRIBUTE));
        }
        JsonNode quantity = value.path(Availability.QUANTITY);
        boolean left = quantity.isMissingNode() && !patch.op().equals("replace");
        if (!left && (!quantity.isInt() || quantity.intValue() < 0)) {
            issues.add(Issue.error("90244", "'quantity' must be a whole number from 0", ATTRIBUTE));
        }
    }
}
