package dev.vigia.sandbox.amazon;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.vigia.sandbox.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Works through the messages of one feed and reports on each. */
final class FeedProcessing {

    static final String TYPE = "JSON_LISTINGS_FEED";

    private final Shop shop;
    private final Feed feed;
    private final boolean dishonest;
    private final List<ReportedIssue> findings = new ArrayList<>();
    private int processed;

    /** @param dishonest reports as if all were done, and does nothing */
    FeedProcessing(Shop shop, Feed feed, boolean dishonest) {
        this.shop = shop;
        this.feed = feed;
        this.dishonest = dishonest;
    }

    /** The report, and the status in which the feed ends. */
    Report process(byte[] content) {
        try {
            if (!feed.type().equals(TYPE)) {
                return fatal("The feed type " + feed.type() + " is no longer processed");
            }
            FeedFile file = Json.read(content, FeedFile.class);
            return file.defect(feed.seller()).map(this::fatal).orElseGet(() -> messages(file.messages()));
        } catch (JsonProcessingException e) {
            return fatal(e.getOriginalMessage());
        }
    }

    private Report messages(List<FeedFile.Message> messages) {
        messages.forEach(this::apply);
        return report("DONE");
    }

    private void apply(FeedFile.Message message) {
        processed++;
        if (!message.operationType().equals("PATCH") || message.productType() == null || message.hasAttributes()
                || !PatchCheck.haveShape(message.patches())) {
            find(message, Issue.error("4000001", "The sandbox takes PATCH with productType and patches only", ""));
            return;
        }
        shop.find(feed.seller(), message.sku()).ifPresentOrElse(listing -> {
            List<Issue> issues = PatchCheck.issues(listing, message.patches());
            issues.forEach(issue -> find(message, issue));
            if (issues.isEmpty() && !dishonest) {
                listing.accept(message.patches(), Duration.ZERO);
            }
        }, () -> find(message, Issue.error("13013", "The SKU is not in the catalog of the seller", "")));
    }

    private void find(FeedFile.Message message, Issue issue) {
        findings.add(new ReportedIssue(OptionalInt.of(message.messageId()), message.sku(), issue.code(), issue
                .severity(),
                issue.message(), String.join(",", issue.attributeNames())));
    }

    private Report fatal(String message) {
        findings.add(new ReportedIssue(OptionalInt.empty(), "", "4000000", "ERROR", message, ""));
        return report("FATAL");
    }

    private Report report(String status) {
        Set<OptionalInt> invalid = findings.stream().map(ReportedIssue::messageId).filter(OptionalInt::isPresent)
                .collect(Collectors.toSet());
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("errors", findings.size());
        summary.put("warnings", 0);
        summary.put("messagesProcessed", processed);
        summary.put("messagesAccepted", processed - invalid.size());
        summary.put("messagesInvalid", invalid.size());
        Map<String, Object> header = Map.of("sellerId", feed.seller(), "version", "2.0", "feedId", feed.id());
        return new Report(status, Map.of("header", header, "issues", findings, "summary", summary));
    }

    record Report(String status, Map<String, Object> body) {
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record ReportedIssue(OptionalInt messageId, String sku, String code, String severity, String message,
            String attributeName) {
    }
}
