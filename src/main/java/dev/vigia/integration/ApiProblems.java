package dev.vigia.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.integration.TypedMinimum.Mistake;
import dev.vigia.web.Language;
import dev.vigia.web.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** What the API refuses, and why, in the language of the request. */
@Singleton
class ApiProblems {

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
        return problem(400, words().apiUnknownField(), words().apiUnknownFieldText(name));
    }

    WebApplicationException wrongMinimum(Mistake mistake) {
        return problem(422, words().apiWrongValue("minimumStock"), words().mistake(mistake));
    }

    WebApplicationException wrongSwitch() {
        return problem(422, words().apiWrongValue("enabled"), words().apiWrongSwitch());
    }

    WebApplicationException withoutCondition() {
        return problem(428, words().apiWithoutCondition(), words().apiWithoutConditionText());
    }

    /** Carries the integration as it is now, so that a program can decide again without asking. */
    WebApplicationException overtaken(IntegrationJson current) {
        try {
            String body = json.writeValueAsString(Map.of("type", "about:blank", "title", words().apiOvertaken(),
                    "status", 412, "detail", words().apiOvertakenText(), "current", current));
            return new WebApplicationException(Response.status(412).type(Problem.TYPE)
                    .tag(new EntityTag(Long.toString(current.version()))).entity(body).build());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private IntegrationMessages words() {
        return language.of(IntegrationMessages.class);
    }

    private static WebApplicationException problem(int status, String title, String detail) {
        return new WebApplicationException(Problem.of(status, title, detail).response());
    }
}
