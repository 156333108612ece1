package dev.vigia.sandbox.amazon;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A feed and how far it has come. */
final class Feed {

    private final String id;
    private final String seller;
    private final String type;
    private final List<String> marketplaceIds;
    private final Instant createdAt;
    private String status = "IN_QUEUE";
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<Instant> endedAt = Optional.empty();
    private Optional<String> resultDocumentId = Optional.empty();

    Feed(String id, String seller, String type, List<String> marketplaceIds, Instant createdAt) {
        this.id = id;
        this.seller = seller;
        this.type = type;
        this.marketplaceIds = marketplaceIds;
        this.createdAt = createdAt;
    }

    String id() {
        return id;
    }

    String seller() {
        return seller;
    }

    String type() {
        return type;
    }

    synchronized void start(Instant now) {
        status = "IN_PROGRESS";
        startedAt = Optional.of(now);
    }

    synchronized void end(String status, Instant now, String resultDocumentId) {
        this.status = status;
        this.endedAt = Optional.of(now);
        this.resultDocumentId = Optional.of(resultDocumentId);
    }

    synchronized Map<String, Object> answer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("feedId", id);
        answer.put("feedType", type);
        answer.put("marketplaceIds", marketplaceIds);
        answer.put("createdTime", createdAt);
        answer.put("processingStatus", status);
        startedAt.ifPresent(at -> answer.put("processingStartTime", at));
        endedAt.ifPresent(at -> answer.put("processingEndTime", at));
        resultDocumentId.ifPresent(document -> answer.put("resultFeedDocumentId", document));
        return answer;
    }
}
