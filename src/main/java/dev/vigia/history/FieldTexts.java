package dev.vigia.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.database.Spelling;
import dev.vigia.history.HistoryNames.KnownNames;
import dev.vigia.integration.Countries;
import dev.vigia.rule.list.RuleMessages;
import dev.vigia.web.Language;
import dev.vigia.web.WebMessages;
import dev.vigia.web.Zone;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Says values of an entry in the words of a language, without numbers of rows or names of columns. */
public record FieldTexts(KnownNames names, Locale locale, ZoneId zone) {

    private static final int MOST_NAMES = 5;

    /** @return empty where these values say nothing of the field */
    public Optional<String> of(HistoryField field, JsonNode values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        JsonNode value = field.of(values);
        return switch (field) {
            case TARGET -> values.has("rule") ? Optional.of(target(values)) : Optional.empty();
            case COUNTRY -> text(value).map(code -> Countries.name(code, locale));
            case ENABLED -> flag(value).map(words()::switchedOn);
            case MINIMUM, REOPEN_AT, CEILING, SECOND_PERSON -> value.canConvertToInt() ? Optional.of(number(value
                    .intValue()))
                    : Optional.empty();
            case HOLD_BACK -> HistoryField.MINIMUM.isIn(values) ? Optional.of(Language.in(locale, RuleMessages.class)
                    .modeName(value.asBoolean())) : Optional.empty();
            case FROM, TO, PAUSED_UNTIL -> text(value).flatMap(this::moment);
            case CATEGORIES -> reach(values, "everyCategory", "categories", names.categories());
            case WAREHOUSES -> reach(values, "everyWarehouse", "warehouses", names.warehouses());
            case ZONE -> text(value).map(this::zoneName);
            case MINUTES -> value.canConvertToInt() ? Optional.of(words().everyMinutes(value.intValue()))
                    : Optional
                            .empty();
            case COMPLETE -> flag(value).map(words()::completeFile);
            case NAME, REASON, LOCATION, PAUSE_REASON -> text(value).filter(found -> !found.isBlank());
        };
    }

    /** What a rule is for, and where. */
    String target(JsonNode values) {
        String kind = values.hasNonNull("product") ? "product" : values.hasNonNull("category") ? "category" : "";
        String label = kind.isEmpty() ? ""
                : named(kind.equals("product") ? names.products() : names.categories(),
                        values.get(kind).longValue());
        RuleMessages rules = Language.in(locale, RuleMessages.class);
        return rules.targetName(kind, label) + " · " + (values.hasNonNull("integration")
                ? names.integration(values.get("integration").longValue()).orElse(words().goneThing())
                : rules.everyIntegration());
    }

    private Optional<String> reach(JsonNode values, String every, String key, Map<Long, String> known) {
        if (!values.has(every)) {
            return Optional.empty();
        }
        return Optional.of(values.path(every).asBoolean() ? words().everyOne() : list(ids(values, key), known));
    }

    /** Which were added and which were left out, where some were chosen before and after; empty otherwise. */
    Optional<String> moved(HistoryField field, JsonNode before, JsonNode after) {
        boolean category = field == HistoryField.CATEGORIES;
        String every = category ? "everyCategory" : "everyWarehouse";
        if (before.path(every).asBoolean(true) || after.path(every).asBoolean(true)) {
            return Optional.empty();
        }
        String key = category ? "categories" : "warehouses";
        Map<Long, String> known = category ? names.categories() : names.warehouses();
        Set<Long> added = ids(after, key);
        added.removeAll(ids(before, key));
        Set<Long> left = ids(before, key);
        left.removeAll(ids(after, key));
        return Optional.of(words().movedNames(words().field(field), added.size(), list(added, known), left.size(), list(
                left, known)));
    }

    private String list(Set<Long> ids, Map<Long, String> known) {
        List<Long> there = ids.stream().filter(known::containsKey).toList();
        List<String> parts = new ArrayList<>(there.stream().limit(MOST_NAMES).map(id -> named(known, id)).toList());
        if (there.size() > MOST_NAMES) {
            parts.add(words().moreNames(there.size() - MOST_NAMES));
        }
        if (there.size() < ids.size()) {
            parts.add(words().goneNames(ids.size() - there.size()));
        }
        return parts.isEmpty() ? words().nothing() : String.join(", ", parts);
    }

    private String named(Map<Long, String> known, long id) {
        return Optional.ofNullable(known.get(id)).map(name -> Language.in(locale, WebMessages.class).warehouse(name))
                .orElseGet(() -> words().goneThing());
    }

    private static Set<Long> ids(JsonNode values, String key) {
        Set<Long> ids = new TreeSet<>();
        values.path(key).forEach(id -> ids.add(id.longValue()));
        return ids;
    }

    private Optional<String> moment(String written) {
        try {
            return Optional.of(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(
                    locale).withZone(zone).format(Instant.parse(written)));
        } catch (DateTimeException another) {
            return Optional.empty();
        }
    }

    private String zoneName(String id) {
        try {
            return Zone.name(ZoneId.of(id), locale);
        } catch (DateTimeException another) {
            return words().goneThing();
        }
    }

    String number(int number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual() ? Optional.of(Spelling.of(value.textValue())) : Optional.empty();
    }

    private static Optional<Boolean> flag(JsonNode value) {
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    public HistoryMessages words() {
        return Language.in(locale, HistoryMessages.class);
    }
}
