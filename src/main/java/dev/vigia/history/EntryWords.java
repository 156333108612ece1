package dev.vigia.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.audit.ProposedChange;
import dev.vigia.history.HistoryNames.NamedIntegration;
import dev.vigia.integration.page.IntegrationPages;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.marketplace.Setting;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Tells an entry in sentences. */
record EntryWords(FieldTexts texts, Marketplaces marketplaces) {

    private static final String CHANGED = "changed";

    ShownEntry shown(HistoryEntry entry) {
        return new ShownEntry(entry, words().actor(entry.actor()), did(entry), subject(entry), subjectPath(entry),
                sentences(entry), effect(entry), entry.refusal());
    }

    private String did(HistoryEntry entry) {
        return entry.action() == HistoryAction.OTHER
                ? words().didSomethingElse(entry.written().replace('_', ' '))
                : words().did(entry.action());
    }

    private String subject(HistoryEntry entry) {
        if (entry.action().isOfRule()) {
            return texts.target(entry.after().isEmpty() ? entry.before() : entry.after());
        }
        if (entry.action().isOfProduct()) {
            return entry.after().path("sku").asText();
        }
        if (entry.action().isImport()) {
            return entry.either("location").asText();
        }
        if (entry.action().isSource()) {
            return entry.after().path("account").asText();
        }
        if (entry.action() == HistoryAction.PROPOSED && entry.integrationId().isEmpty()) {
            int rules = entry.after().path("rules").asInt();
            return rules > 0 ? words().severalRules(rules)
                    : texts.target(entry.after().isEmpty() ? entry.before()
                            : entry
                                    .after());
        }
        return entry.integrationId().flatMap(texts.names()::integration).orElse("");
    }

    /** Where the thing itself is; empty text where it is no more. */
    private String subjectPath(HistoryEntry entry) {
        if (entry.action().isHeld()) {
            return "/intake/held/" + entry.either("heldChange").asLong();
        }
        if (entry.action().isProposal()) {
            return ProposedChange.path(entry.effect().path("proposal").asLong());
        }
        if (entry.action().isSource()) {
            return "/sources";
        }
        if (entry.action().isOfRule() || entry.action().isOfProduct() || entry.action().isImport()) {
            return "";
        }
        return entry.integrationId().map(texts.names().integrations()::get).filter(NamedIntegration::connected).map(
                found -> "/integrations/" + found.id()).orElse("");
    }

    private List<String> sentences(HistoryEntry entry) {
        List<String> sentences = new ArrayList<>();
        entry.takenBack().ifPresent(earlier -> sentences.add(words().restored(words().actor(earlier.actor()),
                moment(earlier))));
        for (HistoryField field : HistoryField.values()) {
            sentence(entry, field).ifPresent(sentences::add);
        }
        account(entry, sentences);
        more(entry).ifPresent(sentences::add);
        return sentences;
    }

    private String moment(HistoryEntry.EarlierEntry earlier) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(texts.locale())
                .withZone(texts.zone()).format(earlier.happenedAt());
    }

    private Optional<String> sentence(HistoryEntry entry, HistoryField field) {
        // What a rule is for is told beside what was done, unless that has changed; and where a file comes from, too.
        boolean told = (field == HistoryField.TARGET || field == HistoryField.LOCATION)
                && (entry.before().isEmpty() || entry.after().isEmpty());
        Optional<String> before = texts.of(field, entry.before());
        Optional<String> after = texts.of(field, entry.after());
        if (told || before.equals(after) || isAsUsual(field, entry)) {
            return Optional.empty();
        }
        String label = words().field(field);
        Optional<String> moved = field == HistoryField.CATEGORIES || field == HistoryField.WAREHOUSES
                ? texts.moved(field, entry.before(), entry.after())
                : Optional.empty();
        if (moved.isPresent()) {
            return moved;
        }
        boolean both = !entry.before().isEmpty() && !entry.after().isEmpty();
        return Optional.of(both ? words().changed(label, before.orElse(words().nothing()), after.orElse(words()
                .nothing())) : words().set(label, before.or(() -> after).orElse("")));
    }

    /** What is as it would be anyway needs no words where something is new or gone. */
    private static boolean isAsUsual(HistoryField field, HistoryEntry entry) {
        return field == HistoryField.HOLD_BACK && (entry.before().isEmpty() || entry.after().isEmpty())
                && !entry.either("holdBack").asBoolean();
    }

    private void account(HistoryEntry entry, List<String> sentences) {
        TreeSet<String> names = new TreeSet<>();
        entry.before().path("settings").fieldNames().forEachRemaining(names::add);
        entry.after().path("settings").fieldNames().forEachRemaining(names::add);
        names.forEach(name -> account(entry, name).ifPresent(sentences::add));
        entry.after().fieldNames().forEachRemaining(name -> setting(entry, name).filter(Setting::secret).ifPresent(
                secret -> sentences.add(words().secretChanged(secret.label().apply(texts.locale())))));
        if (entry.after().path("credentials").asText().equals(CHANGED) && entry.action() == HistoryAction.CONSENTED) {
            sentences.add(words().credentialsChanged());
        }
    }

    private Optional<String> account(HistoryEntry entry, String name) {
        String before = entry.before().path("settings").path(name).asText();
        String after = entry.after().path("settings").path(name).asText();
        return setting(entry, name).filter(found -> !before.equals(after)).map(found -> {
            String label = found.label().apply(texts.locale());
            return entry.before().isEmpty() ? words().set(label, shown(found, after))
                    : words().changed(label, shown(found, before), shown(found, after));
        });
    }

    private String shown(Setting setting, String value) {
        return value.isEmpty() ? words().nothing()
                : setting.choices().contains(value) ? setting.choiceLabel().apply(texts.locale(), value) : value;
    }

    private Optional<Setting> setting(HistoryEntry entry, String name) {
        return entry.integrationId().map(texts.names().integrations()::get).flatMap(found -> marketplaces.find(found
                .marketplace())).flatMap(marketplace -> IntegrationPages.settings(marketplace).stream().filter(
                        setting -> setting.name().equals(name)).findFirst());
    }

    /** What only one kind of entry says. */
    private Optional<String> more(HistoryEntry entry) {
        return switch (entry.action()) {
            case HELD_APPROVED, HELD_DISCARDED, HELD_TAKEN_BACK -> Optional.of(words().heldZeros(entry.after().path(
                    "toZero").asLong(), entry.before().path("selling").asLong()));
            case HELD_APPLIED -> Optional.of(words().heldApplied(entry.after().path("applied").asLong(), entry.after()
                    .path("unchanged").asLong(), entry.after().path("outdated").asLong()));
            case AGREED, DECLINED -> Optional.of(words().proposedBy(entry.after().path("proposedBy").asText()));
            case REPROCESSED -> Optional.of(words().resent(entry.after().path("listings").asLong()));
            case DISCONNECTING -> Optional.of(words().showing(entry.after().path("showing").asLong()));
            case DISCONNECTED -> Optional.of(words().erased(entry.after().path("stillShowing").asLong()));
            case CHANGED, RESUMED -> entry.before().hasNonNull("stopped") ? Optional.of(words().resumed(entry.before()
                    .path("stopped").asText())) : Optional.empty();
            default -> entry.after().path("secret").asText().equals(CHANGED) ? Optional.of(words().passwordChanged())
                    : Optional.empty();
        };
    }

    private String effect(HistoryEntry entry) {
        JsonNode effect = entry.effect();
        if (entry.carried().isPresent()) {
            HistoryEntry.CarriedOut carried = entry.carried().get();
            return words().effectCarried(carried.toZero(), carried.toReopen(), carried.compared(), carried.total(),
                    carried.ended());
        }
        if (entry.action() == HistoryAction.PROPOSED) {
            return words().effectProposed(effect.path(CHANGED).asLong(), effect.path("toZero").asLong(), effect.path(
                    "toReopen").asLong());
        }
        return effect.has(CHANGED) ? words().effect(effect.path(CHANGED).asLong(), effect.path("toZero").asLong(),
                effect.path("toReopen").asLong()) : effect.has("rollouts") ? words().effectInSlices() : "";
    }

    private HistoryMessages words() {
        return texts.words();
    }
}
