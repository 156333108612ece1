package dev.vigia.rule.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.database.Spelling;
import dev.vigia.web.Language;
import dev.vigia.web.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What the API of the rules refuses, and why, in the language of the request. */
@Singleton
class RuleProblems {

    private static final int NAME_SHOWN = 60;

    private final Language language;
    private final ObjectMapper json;

    RuleProblems(Language language, ObjectMapper json) {
        this.language = language;
        this.json = json;
    }

    WebApplicationException notAnObject() {
        return problem(400, words().notAnObject(), words().notAnObjectText());
    }

    WebApplicationException unknownField(String name) {
        return problem(400, words().unknownField(), words().unknownFieldText(Spelling.shortened(name, NAME_SHOWN)));
    }

    WebApplicationException wrongParameters(List<String> names) {
        return problem(400, words().wrongParameters(), words().notUnderstood(String.join(", ", names)));
    }

    WebApplicationException wrong(String field, RuleMistake mistake) {
        return problem(422, words().wrongValue(field), words().mistake(mistake));
    }

    WebApplicationException withoutCondition() {
        return problem(428, words().withoutCondition(), words().withoutConditionText());
    }

    /** Carries the rule as it is now, so that a program can decide again without asking. */
    WebApplicationException conflict(RuleJson current) {
        return new WebApplicationException(
                Response.status(412).type(Problem.TYPE).tag(new EntityTag(Long.toString(current.version())))
                        .entity(Problem.of(412, words().conflict(), words().conflictText()).toJson(json, "current",
                                current)).build());
    }

    /** Carries what would happen; the same again with "confirmed" is done. */
    WebApplicationException massZero(RuleImpact impact) {
        return new WebApplicationException(Response.status(409).type(Problem.TYPE).entity(Problem.of(409, words()
                .massZero(),
                words().massZeroText(impact.toZero(), impact.selling())).toJson(json, "impact", impact)).build());
    }

    WebApplicationException disconnecting() {
        return problem(409, words().disconnecting(), words().disconnectingText());
    }

    private RuleApiMessages words() {
        return language.of(RuleApiMessages.class);
    }

    private static WebApplicationException problem(int status, String title, String detail) {
        return new WebApplicationException(Problem.of(status, title, detail).response());
    }
}
