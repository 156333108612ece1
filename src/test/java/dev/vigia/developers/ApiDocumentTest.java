package dev.vigia.developers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.vigia.testing.People;
import dev.vigia.testing.ProjectClasses;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The document of the API, as the build has written it, is what the API does. */
@QuarkusTest
class ApiDocumentTest {

    private static final Set<String> OF_ALL = Set.of("401", "403", "406", "429", "500");
    private static final Set<String> WITH_A_BODY = Set.of("400", "408", "413", "415");

    private ApiContract contract;

    @BeforeEach
    void read() throws IOException {
        contract = new ApiContract(new ObjectMapper().readTree(People.session("violeta").get("/q/openapi").then()
                .statusCode(200).contentType("application/json").extract().asString()));
    }

    @Test
    void it_is_one_document_at_each_of_its_addresses() {
        String document = People.session("violeta").get("/q/openapi").asString();
        assertThat(People.session("violeta").get("/q/openapi.json").asString()).isEqualTo(document);
        assertThat(People.session("violeta").head("/q/openapi").statusCode()).isEqualTo(200);
        assertThat(RestAssured.given().redirects().follow(false).get("/q/openapi").statusCode()).as("a stranger")
                .isIn(302, 401);
    }

    @Test
    void every_file_of_its_words_and_examples_goes_into_it() throws IOException {
        try (InputStream joined = getClass().getResourceAsStream("/META-INF/openapi.yaml");
                Stream<java.nio.file.Path> parts = Files.list(java.nio.file.Path.of("src/main/openapi"))) {
            String whole = new String(joined.readAllBytes(), StandardCharsets.UTF_8);
            for (java.nio.file.Path part : parts.toList()) {
                assertThat(whole).as(part.toString()).contains(Files.readString(part));
            }
        }
    }

    @Test
    void it_holds_every_call_of_the_api_and_nothing_else() {
        assertThat(contract.calls().stream().map(ApiContract.Call::toString)).containsExactlyInAnyOrderElementsOf(
                callsInTheCode());
    }

    @TestFactory
    Stream<DynamicTest> each_call_says_what_it_does_with_examples_and_how_it_refuses() {
        return contract.calls().stream().map(call -> dynamicTest(call.toString(), () -> {
            assertThat(call.operation().path("summary").asText()).isNotBlank();
            assertThat(call.operation().path("description").asText()).containsAnyOf("viewer", "operator", "admin");
            assertThat(call.operation().path("operationId").asText()).isNotBlank();
            if (!contract.fields(call.operation().path("responses")).contains("204")) {
                assertThat(contract.examples(call.success().path("content").path("application/json"))).isNotEmpty();
            }
            assertThat(contract.fields(call.operation().path("responses"))).containsAll(OF_ALL);
            if (call.hasBody()) {
                assertThat(contract.fields(call.operation().path("responses"))).containsAll(WITH_A_BODY);
                call.bodies().forEach(body -> assertThat(contract.examples(body)).isNotEmpty());
            }
            if (call.path().contains("{")) {
                assertThat(contract.fields(call.operation().path("responses"))).contains("404");
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> each_parameter_says_what_it_is_for() {
        return contract.calls().stream().map(call -> dynamicTest(call.toString(), () -> call.parameters().filter(
                parameter -> !parameter.path("in").asText().equals("path")).forEach(parameter -> assertThat(parameter
                        .path("description").asText()).as(parameter.path("name").asText()).isNotBlank())));
    }

    @TestFactory
    Stream<DynamicTest> each_example_is_made_as_its_schema_says() {
        return contract.calls().stream().map(call -> dynamicTest(call.toString(), () -> {
            call.bodies().forEach(this::fits);
            contract.fields(call.operation().path("responses")).forEach(status -> call.answer(status).path("content")
                    .forEach(this::fits));
        }));
    }

    @Test
    void every_refusal_has_an_example_that_names_its_status() {
        List<String> wrong = contract.calls().stream().flatMap(call -> contract.fields(call.operation().path(
                "responses")).stream().filter(status -> !status.startsWith("2"))
                .filter(status -> contract.examples(call.answer(status).path("content").path(
                        "application/problem+json")).stream()
                        .noneMatch(example -> example.path("status").asText().equals(status)))
                .map(status -> call + " " + status)).toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_call_asks_for_the_token_that_is_explained() {
        assertThat(contract.document().at("/security/0/token").isArray()).isTrue();
        JsonNode scheme = contract.document().at("/components/securitySchemes/token");
        assertThat(scheme.path("type").asText() + " " + scheme.path("scheme").asText()).isEqualTo("http bearer");
        assertThat(scheme.path("description").asText()).contains("client credentials");
    }

    private void fits(JsonNode content) {
        contract.examples(content).forEach(example -> assertThat(contract.unlike(example, content.path("schema")))
                .as(example.toString()).isEmpty());
    }

    /** As they are compiled, with the tests' own left out. */
    private static Set<String> callsInTheCode() {
        Set<String> calls = new TreeSet<>();
        ProjectClasses.ofProduct().stream()
                .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface() && path(type).startsWith(
                        "/api/"))
                .forEach(type -> type.getMethods().forEach(method -> verbs(method).forEach(verb -> calls.add(verb + " "
                        + path(type) + method.tryGetAnnotationOfType(Path.class).map(below -> "/" + below.value())
                                .orElse("").replaceAll("\\{(\\w+):[^}]*}", "{$1}")))));
        return calls;
    }

    private static String path(JavaClass type) {
        return type.getAnnotationOfType(Path.class).value();
    }

    private static Set<String> verbs(JavaMethod method) {
        return method.getAnnotations().stream().map(annotation -> annotation.getRawType())
                .filter(type -> type.isAnnotatedWith(HttpMethod.class))
                .map(type -> type.getAnnotationOfType(HttpMethod.class).value()).collect(Collectors.toSet());
    }
}
