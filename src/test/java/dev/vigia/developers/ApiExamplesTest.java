package dev.vigia.developers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every example of the document is sent to the API, which takes it, and answers as the document says. */
@QuarkusTest
class ApiExamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULES = "/api/v1/rules";

    private ApiContract contract;
    private long integration;
    private long rule;

    @BeforeEach
    void ana_has_an_integration() throws IOException {
        contract = new ApiContract(JSON.readTree(People.session("ana").get("/q/openapi").asString()));
        People.api("ana").get("/api/v1/integrations").then().statusCode(200);
        integration = Shop.number("insert into integration (retailer_id, marketplace, name, country, enabled,"
                + " minimum_stock) select id, 'magalu', 'examples " + UUID.randomUUID()
                + "', 'BR', false, 5 from retailer where code = 'mate' returning id");
    }

    @AfterEach
    void no_rule_of_the_examples_stays() {
        endRules();
    }

    @Test
    void what_a_program_sends_is_taken() throws IOException {
        // The products of the examples before their stock.
        sendAll(contract.call("PUT", "/api/v1/products"));
        for (ApiContract.Call call : contract.calls()) {
            if (call.hasBody()) {
                sendAll(call);
            }
        }
    }

    @Test
    void what_a_program_asks_is_answered_as_it_says() throws IOException {
        sendAll(contract.call("PUT", "/api/v1/products"));
        sendAll(contract.call("PUT", "/api/v1/stock"));
        makeRule();
        for (ApiContract.Call call : contract.calls()) {
            if (call.method().equals("GET")) {
                RequestSpecification all = request();
                for (JsonNode parameter : call.parameters().filter(p -> p.path("in").asText().equals("query")
                        && p.has("example")).toList()) {
                    String name = parameter.path("name").asText();
                    String value = name.equals("integration") ? Long.toString(integration)
                            : parameter.path("example").asText();
                    if (!call.path().endsWith("/impact")) {
                        check(call, request().queryParam(name, value).get(address(call)));
                    }
                    all.queryParam(name, value);
                }
                check(call, all.get(address(call)));
            }
        }
    }

    @Test
    void a_refusal_says_what_its_example_says() {
        refused("BadRequest", () -> body("{}").put("/api/v1/stock"));
        refused("Unauthorized", () -> RestAssured.given().header("Accept-Language", "en").get(
                "/api/v1/stock"));
        refused("Forbidden", () -> People.api("violeta").header("Accept-Language", "en").contentType(
                "application/json").body("{\"items\":[]}").put("/api/v1/stock"));
        refused("NotFound", () -> request().get("/api/v1/integrations/999999999"));
        refused("NotAcceptable", () -> request().header("Accept", "image/png").get("/api/v1/stock"));
        refused("ContentTooLarge", () -> request().header("Content-Type", "application/json").body(new byte[5 << 20])
                .put("/api/v1/stock"));
        refused("UnsupportedMediaType", () -> request().header("Content-Type", "text/csv").body("a".getBytes()).put(
                "/api/v1/stock"));
        refused("UnprocessableContent", () -> body("{\"minimumStock\":-1}").header("If-Match", "\"0\"").patch(
                "/api/v1/integrations/" + integration));
        refused("PreconditionRequired", () -> body("{\"minimumStock\":1}").patch("/api/v1/integrations/"
                + integration));
    }

    @Test
    void who_is_overtaken_gets_the_integration_as_it_is() {
        Response answer = body("{\"minimumStock\":1}").header("If-Match", "\"77\"").patch("/api/v1/integrations/"
                + integration);
        JsonNode problem = json(answer);
        JsonNode example = contract.examples(contract.call("PATCH", "/api/v1/integrations/{id}").answer("412").path(
                "content").path("application/problem+json")).get(0);
        assertThat(problem.path("title")).isEqualTo(example.path("title"));
        assertThat(problem.path("detail")).isEqualTo(example.path("detail"));
        assertThat(contract.fields(problem.path("current"))).isEqualTo(contract.fields(example.path("current")));
    }

    private void sendAll(ApiContract.Call call) throws IOException {
        call.operation().path("requestBody").path("content").fields().forEachRemaining(type -> contract.examples(type
                .getValue()).forEach(example -> send(call, type.getKey(), example)));
    }

    private void send(ApiContract.Call call, String type, JsonNode example) {
        if (call.path().startsWith(RULES)) {
            endRules();
            makeRule();
        }
        check(call, request().header("Content-Type", type).header("If-Match", version(call)).body(withIds(example)
                .toString().getBytes()).request(call.method(), address(call)));
    }

    /** An example names any integration and any rule; here it is those that there are. */
    private JsonNode withIds(JsonNode example) {
        ObjectNode body = example.deepCopy();
        if (body.has("integration")) {
            body.put("integration", integration);
        }
        if (body.has("rule")) {
            body.put("rule", rule);
        }
        return body;
    }

    private void makeRule() {
        rule = Shop.number("insert into minimum_rule (retailer_id, minimum, in_force, from_at, created_by)"
                + " select id, 4, false, '2199-01-01T00:00:00Z', 'examples' from retailer where code = 'mate'"
                + " returning id");
    }

    /** As a program would: what they moved is moved back. */
    private void endRules() {
        request().get(RULES + "?limit=1000").jsonPath().getList("items.findAll { !it.ofIntegration }.id", Long.class)
                .forEach(id -> request().header("If-Match", request().get(RULES + "/" + id).header("ETag")).delete(RULES
                        + "/" + id + "?confirmed=true").then().statusCode(200));
    }

    private String version(ApiContract.Call call) {
        return call.path().contains("{id}") ? request().get(address(call)).header("ETag") : "*";
    }

    private String address(ApiContract.Call call) {
        return call.path().replace("{id}", Long.toString(call.path().startsWith(RULES) ? rule : integration));
    }

    private void check(ApiContract.Call call, Response answer) {
        assertThat(answer.statusCode()).as(call + ": " + answer.asString()).isEqualTo(Integer.parseInt(call
                .successStatus()));
        JsonNode json = json(answer);
        assertThat(contract.unlike(json, call.success().path("content").path("application/json").path("schema")))
                .as(call + ": " + json).isEmpty();
        assertThat(json.path("rejected")).as(call.toString()).isEmpty();
    }

    private void refused(String response, Supplier<Response> call) {
        JsonNode example = contract.examples(contract.document().at("/components/responses/" + response).path("content")
                .path("application/problem+json")).get(0);
        Response answer = call.get();
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(json(answer)).as(response).isEqualTo(example);
        assertThat(answer.statusCode()).isEqualTo(example.path("status").asInt());
    }

    private static RequestSpecification request() {
        return People.api("ana").header("Accept-Language", "en");
    }

    private static RequestSpecification body(String json) {
        return request().contentType("application/json").body(json);
    }

    private static JsonNode json(Response answer) {
        try {
            return JSON.readTree(answer.asString());
        } catch (IOException e) {
            throw new AssertionError(answer.asString(), e);
        }
    }
}
