package dev.vigia.integration.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.database.Spelling;
import dev.vigia.integration.Integration;
import dev.vigia.integration.Integration.Contradiction;
import dev.vigia.integration.Pause;
import dev.vigia.integration.TypedMinimum.Mistake;
import dev.vigia.integration.page.IntegrationFormMessages;
import dev.vigia.listing.preview.Impact;
import dev.vigia.web.Language;
import dev.vigia.web.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;

/** What the API refuses, and why, in the language of the request. */
@Singleton
class ApiProblems {

    private static final int NAME_SHOWN = 60;

    private final Language language;
    private final ObjectMapper json;

    ApiProblems(Language language, ObjectMapper json) {
        this.language = language;
        this.json = json;
    }

    WebApplicationException notAnObject() {
        return problem(400, words().apiNotAnObject(), words().apiNotAnObjectText());
    }

    WebApplicationException unknownField(String name) {
        return problem(400, words().apiUnknownField(), words().apiUnknownFieldText(Spelling.shortened(name,
                NAME_SHOWN)));
    }

    WebApplicationException wrongMinimum(Mistake mistake) {
        return problem(422, words().apiWrongValue("minimumStock"), language.of(IntegrationFormMessages.class).mistake(
                mistake));
    }

    WebApplicationException contradicts(Contradiction contradiction, Integration integration) {
        return problem(422, words().apiContradicts(), contradiction == Contradiction.REOPENS_TOO_LOW
                ? words().apiReopensTooLow(integration.reopenAt, integration.ruleId)
                : words().apiRuleWouldEnd(integration.ruleId));
    }

    WebApplicationException wrongSwitch(String field) {
        return problem(422, words().apiWrongValue(field), words().apiWrongSwitch());
    }

    WebApplicationException wrongPause() {
        return problem(422, words().apiWrongValue("pause"), words().apiWrongPause(Pause.LONGEST_REASON));
    }

    WebApplicationException withoutCondition() {
        return problem(428, words().apiWithoutCondition(), words().apiWithoutConditionText());
    }

    /** Carries the integration as it is now, so that a program can decide again without asking. */
    WebApplicationException conflict(IntegrationJson current) {
        return new WebApplicationException(
                Response.status(412).type(Problem.TYPE).tag(new EntityTag(Long.toString(current.version())))
                        .entity(Problem.of(412, words().apiConflict(), words().apiConflictText()).toJson(json,
                                "current", current))
                        .build());
    }

    /** Carries what would happen; the same again with "confirmed" is done. */
    WebApplicationException massZero(Impact impact) {
        return new WebApplicationException(Response.status(409).type(Problem.TYPE).entity(Problem.of(409,
                words().apiMassZero(), words().apiMassZeroText(impact.toZero(), impact.selling())).toJson(json,
                        "impact", impact))
                .build());
    }

    WebApplicationException disconnecting() {
        return problem(409, words().apiDisconnecting(), words().apiDisconnectingText());
    }

    private IntegrationApiMessages words() {
        return language.of(IntegrationApiMessages.class);
    }

    private static WebApplicationException problem(int status, String title, String detail) {
        return new WebApplicationException(Problem.of(status, title, detail).response());
    }
}
