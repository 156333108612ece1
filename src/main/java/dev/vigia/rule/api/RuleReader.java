package dev.vigia.rule.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.catalog.CategoryPath;
import dev.vigia.database.Spelling;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.rule.RuleTerms;
import dev.vigia.web.JsonBody;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what a program sends as one rule, strictly, and refuses it at the first thing that is wrong. */
final class RuleReader {

    private static final String MINIMUM = "minimum";
    private static final String REOPEN_AT = "reopenAt";
    private static final String RULE = "rule";
    private static final Set<String> FIELDS = Set.of("integration", "category", "sku", MINIMUM, "mode", REOPEN_AT,
            "ceiling", "from", "to", "reason", "confirmed");
    private static final int LONGEST_REASON = 400;

    private final JsonNode rule;
    private final RuleProblems problems;

    private RuleReader(JsonNode rule, RuleProblems problems) {
        this.rule = rule;
        this.problems = problems;
    }

    /** @param forecast whether it may name the rule that it would change */
    static RuleRequest read(byte[] body, boolean forecast, JsonBody json, Clock clock, RuleProblems problems) {
        RuleReader reader = new RuleReader(tree(body, json, problems), problems);
        reader.onlyKnownFields(forecast);
        RuleRequest request = new RuleRequest(reader.id("integration"), reader.name("category").map(CategoryPath::of),
                reader.name("sku"),
                reader.terms(), reader.id(RULE), reader.flag("confirmed"));
        if (request.category().isPresent() && request.sku().isPresent()) {
            throw problems.wrong("sku", RuleMistake.BOTH);
        }
        if (request.terms().to().filter(to -> !to.isAfter(clock.instant())).isPresent()) {
            throw problems.wrong("to", RuleMistake.PASSED);
        }
        return request;
    }

    private static JsonNode tree(byte[] body, JsonBody json, RuleProblems problems) {
        try {
            JsonNode tree = json.read(body);
            if (!tree.isObject()) {
                throw problems.notAnObject();
            }
            return tree;
        } catch (JsonBody.Malformed malformed) {
            throw problems.notAnObject();
        }
    }

    private void onlyKnownFields(boolean forecast) {
        for (Iterator<String> names = rule.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!FIELDS.contains(name) && !(forecast && name.equals(RULE))) {
                throw problems.unknownField(name);
            }
        }
    }

    private RuleTerms terms() {
        Optional<Instant> from = minute("from");
        Optional<Instant> to = minute("to");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw problems.wrong("to", RuleMistake.NOT_BEFORE);
        }
        return new RuleTerms(minimum(), from, to, reason());
    }

    private MinimumStock minimum() {
        int units = units(MINIMUM, 0, MinimumStock.HIGHEST, RuleMistake.MINIMUM).orElseThrow(() -> problems.wrong(
                MINIMUM, RuleMistake.MINIMUM));
        OptionalInt reopenAt = units(REOPEN_AT, 0, MinimumStock.HIGHEST_TO_REOPEN, RuleMistake.REOPEN);
        if (reopenAt.isPresent() && reopenAt.getAsInt() <= units) {
            throw problems.wrong(REOPEN_AT, RuleMistake.REOPEN_NOT_ABOVE);
        }
        return new MinimumStock(units, holdsBack(), reopenAt, units("ceiling", 1, MinimumStock.HIGHEST_CEILING,
                RuleMistake.CEILING));
    }

    /** 8.0 and 8e0 are no whole numbers here, for they are most often a mistake upstream. */
    private OptionalInt units(String field, int least, int most, RuleMistake mistake) {
        Optional<JsonNode> value = given(field);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!value.get().isIntegralNumber()) {
            throw problems.wrong(field, mistake);
        }
        BigInteger number = value.get().bigIntegerValue();
        if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
            throw problems.wrong(field, mistake);
        }
        return OptionalInt.of(number.intValueExact());
    }

    private boolean holdsBack() {
        Optional<String> mode = text("mode");
        if (mode.isPresent() && RuleMode.ofCode(mode.get()).isEmpty()) {
            throw problems.wrong("mode", RuleMistake.MODE);
        }
        return mode.flatMap(RuleMode::ofCode).filter(RuleMode.HOLD_BACK::equals).isPresent();
    }

    private Optional<Instant> minute(String field) {
        return text(field).map(text -> {
            Instant moment = RuleMinute.moment(text).orElseThrow(() -> problems.wrong(field, RuleMistake.NOT_A_TIME));
            if (!RuleMinute.isWhole(moment)) {
                throw problems.wrong(field, RuleMistake.NOT_A_MINUTE);
            }
            return moment;
        });
    }

    private String reason() {
        String reason = text("reason").map(Spelling::of).orElse("");
        if (Spelling.hasControls(reason)) {
            throw problems.wrong("reason", RuleMistake.CONTROLS);
        }
        if (reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            throw problems.wrong("reason", RuleMistake.REASON);
        }
        return reason;
    }

    /** Written as it is at the door. */
    private Optional<String> name(String field) {
        return text(field).map(text -> {
            if (Spelling.hasControls(text)) {
                throw problems.wrong(field, RuleMistake.CONTROLS);
            }
            return Spelling.of(text);
        });
    }

    private Optional<String> text(String field) {
        return given(field).map(value -> {
            if (!value.isTextual() || !Spelling.isText(value.textValue())) {
                throw problems.wrong(field, RuleMistake.NOT_A_TEXT);
            }
            return value.textValue();
        });
    }

    private Optional<Long> id(String field) {
        return given(field).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw problems.wrong(field, RuleMistake.NOT_A_NUMBER);
            }
            return value.longValue();
        });
    }

    private boolean flag(String field) {
        return given(field).map(value -> {
            if (!value.isBoolean()) {
                throw problems.wrong(field, RuleMistake.NOT_A_SWITCH);
            }
            return value.booleanValue();
        }).orElse(false);
    }

    /** Null is as good as nothing. */
    private Optional<JsonNode> given(String field) {
        return Optional.ofNullable(rule.get(field)).filter(value -> !value.isNull());
    }
}
