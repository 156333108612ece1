package dev.vigia.history.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.audit.ChangeDraft.DraftPart;
import dev.vigia.audit.ProposedChange;
import dev.vigia.history.FieldTexts;
import dev.vigia.history.HistoryField;
import dev.vigia.history.proposal.ProposalDecisions.ProposalOutcome;
import dev.vigia.history.restore.ForetoldRestoration;
import dev.vigia.web.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the page of a proposed change shows.
 *
 * @param subject  the integration, or empty text
 * @param lines    a value each, or a rule each
 * @param more     rules that are not shown
 * @param foretold what it would do now; empty where it is decided, and where what it was based on is another by now
 * @param own      whether the person who looks has proposed it
 * @param refused  why it was not carried out just now
 */
record ProposalView(ProposedChange change, String subject, List<ProposedLine> lines, int more,
        Optional<ForetoldRestoration> foretold, boolean own, Optional<ProposalOutcome> refused) {

    static final int MOST = 50;

    /** A value as it was when it was proposed, and as it would be. */
    record ProposedLine(String label, String before, String after) {
    }

    static List<ProposedLine> lines(ProposedChange change, FieldTexts texts) {
        List<DraftPart> parts = change.draft().parts();
        return change.draft().integrationId().isPresent() ? ofIntegration(parts.get(0), texts)
                : parts.stream().limit(MOST).map(part -> ofRule(part, texts)).toList();
    }

    private static List<ProposedLine> ofIntegration(DraftPart part, FieldTexts texts) {
        String none = texts.words().nothing();
        return Arrays.stream(HistoryField.values()).filter(field -> differs(field, part, texts)).map(
                field -> new ProposedLine(texts.words().field(field), texts.of(field, part.before()).orElse(none), texts
                        .of(field, part.after()).orElse(none))).toList();
    }

    private static ProposedLine ofRule(DraftPart part, FieldTexts texts) {
        JsonNode known = part.after().isEmpty() ? part.before() : part.after();
        return new ProposedLine(texts.of(HistoryField.TARGET, known).orElse(""), said(part.before(), part, texts), said(
                part.after(), part, texts));
    }

    private static String said(JsonNode values, DraftPart part, FieldTexts texts) {
        String said = Arrays.stream(HistoryField.values()).filter(field -> field != HistoryField.TARGET && differs(
                field,
                part, texts)).flatMap(field -> texts.of(field, values).map(value -> texts.words().field(field) + " "
                        + value).stream()).collect(Collectors.joining(", "));
        return said.isEmpty() ? texts.words().nothing() : said;
    }

    private static boolean differs(HistoryField field, DraftPart part, FieldTexts texts) {
        return !texts.of(field, part.before()).equals(texts.of(field, part.after()));
    }

    public String path() {
        return ProposedChange.path(change.id());
    }

    public boolean isOvertaken() {
        return change.isWaiting() && foretold.isEmpty() || refused.filter(ProposalOutcome.OVERTAKEN::equals)
                .isPresent();
    }

    public boolean isGrown() {
        return refused.filter(ProposalOutcome.GROWN::equals).isPresent();
    }

    /** Whether the person who looks can carry it out, as far as the change goes. */
    public boolean isPossible() {
        return change.isWaiting() && !own && !isOvertaken();
    }

    /** Of what would be shown, for the sentence about it. */
    public ForetoldRestoration effect() {
        return foretold.orElseThrow();
    }

    /** The page of a product. */
    public String address(String sku) {
        return Paths.ofProduct(sku);
    }
}
