package dev.vigia.sandbox.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A listings feed as it is uploaded. */
record FeedFile(Header header, List<Message> messages) {

    private static final int MOST_MESSAGES = 25_000;
    private static final Set<String> OPERATIONS = Set.of("UPDATE", "PARTIAL_UPDATE", "PATCH", "DELETE");

    /** What makes the whole file unusable; empty when it can be processed message by message. */
    Optional<String> defect(String seller) {
        if (header == null || !seller.equals(header.sellerId) || !"2.0".equals(header.version)) {
            return Optional.of("The header needs the seller's id and the version 2.0");
        }
        if (messages == null || messages.isEmpty() || messages.size() > MOST_MESSAGES) {
            return Optional.of("A feed has 1 to " + MOST_MESSAGES + " messages");
        }
        Set<Integer> ids = new HashSet<>();
        for (Message message : messages) {
            if (message == null || message.messageId < 1 || !ids.add(message.messageId)) {
                return Optional.of("messageId must be a number from 1, once each");
            }
            if (message.sku == null || message.sku.isBlank() || !OPERATIONS.contains(String.valueOf(
                    message.operationType))) {
                return Optional.of("The message " + message.messageId + " needs a sku and one of " + OPERATIONS);
            }
        }
        return Optional.empty();
    }

    record Header(String sellerId, String version, Optional<String> issueLocale) {
    }

    record Message(int messageId, String sku, String operationType, String productType, Optional<String> requirements,
            Optional<JsonNode> attributes, List<Patch> patches) {

        /** An attribute document that was left out arrives as a JSON null. */
        boolean hasAttributes() {
            return attributes.filter(node -> !node.isNull()).isPresent();
        }
    }
}
