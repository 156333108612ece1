package dev.vigia;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.vigia.testing.People;
import dev.vigia.testing.ProjectClasses;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks every route there is, whoever wrote it, and tries each door with the wrong key. */
@QuarkusTest
class RoutesTest {

    // Everybody who is signed in may choose a language, and leave.
    private static final Set<String> FOR_EVERYBODY = Set.of("POST /preferences", "GET /sign-out", "POST /sign-out");
    private static final String SKU_OF_CARLA = "CARLAS-OWN";

    // One number for whatever a route calls {id}, and no other test gets as far.
    private static final long ID_OF_CARLA = 1_000_000_000_000L;

    private static long integrationOfCarla;

    private record Route(String method, String path, List<String> roles) {

        boolean isApi() {
            return path.startsWith("/api/");
        }

        boolean namesOneThing() {
            return path.contains("{");
        }

        String ofCarla() {
            return path.replace("{id}", Long.toString(integrationOfCarla)).replace("{list}", "of-carla").replaceAll(
                    "\\{sku[^}]*}", SKU_OF_CARLA);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void carlasShop() {
        if (integrationOfCarla == 0) {
            People.api("carla").get("/api/v1/integrations").then().statusCode(200);
            long retailer = Shop.retailer("carla");
            integrationOfCarla = Shop.number("insert into integration (id, retailer_id, marketplace, name, country, "
                    + "enabled, minimum_stock) overriding system value values (" + ID_OF_CARLA + ", " + retailer
                    + ", 'amazon', 'Amazon de Carla', 'BR', false, 5) returning id");
            Shop.execute("insert into held_change (id, retailer_id, source) overriding system value values ("
                    + ID_OF_CARLA + ", " + retailer + ", 'Only Carla sees this')");
            Shop.execute("insert into stock_import (id, retailer_id, name, person, finished_at) overriding system value"
                    + " values (" + ID_OF_CARLA + ", " + retailer + ", 'Only Carla sees this', 'Carla', now())");
            Shop.execute("insert into stock_import_refusal values (" + ID_OF_CARLA + ", 2, " + retailer
                    + ", 'Only Carla sees this', '', 'SKU_UNKNOWN')");
            Shop.execute("insert into rule_file (id, retailer_id, name, person, bytes) overriding system value values ("
                    + ID_OF_CARLA + ", " + retailer + ", 'Only Carla sees this', 'Carla', '\\x00')");
            Shop.execute("insert into minimum_rule (id, retailer_id, minimum, from_at, in_force, reason, created_by)"
                    + " values (" + ID_OF_CARLA + ", " + retailer + ", 1, now() + interval '10 years', false,"
                    + " 'Only Carla sees this', 'Carla')");
            Shop.execute(
                    "insert into audit_event (id, retailer_id, actor, action, before, after) overriding system value"
                            + " values (" + ID_OF_CARLA + ", " + retailer + ", 'Only Carla sees this', 'changed',"
                            + " '{\"name\": \"a\"}', '{\"name\": \"Only Carla sees this\"}')");
            Shop.execute("insert into proposed_change (id, retailer_id, proposed_by, subject, parts, digest, changed,"
                    + " to_zero, to_reopen) overriding system value values (" + ID_OF_CARLA + ", " + retailer
                    + ", 'Only Carla sees this', 'carla', '[]', '', 1, 1, 0)");
            Shop.execute("insert into alert (id, retailer_id, kind, subject, since, opened_at) overriding system value"
                    + " values (" + ID_OF_CARLA + ", " + retailer + ", 'import_failing', 'Only Carla sees this', now(),"
                    + " now())");
            People.api("carla").contentType(ContentType.JSON).body(Map.of("items", List.of(
                    Map.of("sku", SKU_OF_CARLA, "name", "Only Carla sees this", "category", "Privado"))))
                    .put("/api/v1/products").then().statusCode(200);
        }
    }

    @Test
    void the_routes_are_found() {
        assertThat(routes().map(Route::toString)).contains("GET /stock", "GET /stock/{sku: .+}", "PUT /api/v1/stock",
                "GET /api/v1/stock", "POST /integrations/{id}", "PATCH /api/v1/integrations/{id}");
    }

    @TestFactory
    Stream<DynamicTest> what_belongs_to_another_retailer_is_not_found() {
        return routes().filter(Route::namesOneThing).map(route -> dynamicTest(route.toString(), () -> {
            Response answer = call(route, "ana");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asString()).doesNotContain("Amazon de Carla", "Only Carla sees this");
        }));
    }

    @TestFactory
    Stream<DynamicTest> no_list_shows_rows_of_another_retailer() {
        return routes().filter(route -> route.method.equals("GET") && !route.namesOneThing())
                .map(route -> dynamicTest(route.toString(), () -> assertThat(call(route, "ana").asString())
                        .doesNotContain("Amazon de Carla", "Only Carla sees this", SKU_OF_CARLA)));
    }

    @TestFactory
    Stream<DynamicTest> too_little_a_role_is_refused() {
        return routes().filter(route -> !FOR_EVERYBODY.contains(route.toString()))
                .map(route -> dynamicTest(route.toString(), () -> {
                    assertThat(route.roles).as("a route says which role it needs").isNotEmpty();
                    if (!route.roles.contains("viewer")) {
                        assertThat(call(route, "violeta").statusCode()).as("a viewer").isEqualTo(403);
                    }
                    if (route.roles.contains("admin") && !route.roles.contains("operator")) {
                        assertThat(call(route, "beto").statusCode()).as("an operator").isEqualTo(403);
                    }
                    assertThat(call(route, "nadie").statusCode()).as("a person without a retailer").isEqualTo(403);
                }));
    }

    @TestFactory
    Stream<DynamicTest> nobody_gets_in_without_signing_in() {
        return routes().map(route -> dynamicTest(route.toString(), () -> {
            Response answer = given().redirects().follow(false).header("Accept", "text/html")
                    .contentType(route.isApi() ? ContentType.JSON : ContentType.URLENC)
                    .request(route.method, route.ofCarla());
            if (route.isApi()) {
                assertThat(answer.statusCode()).isEqualTo(401);
            } else {
                assertThat(answer.statusCode()).isIn(302, 401);
            }
        }));
    }

    private static Response call(Route route, String person) {
        RequestSpecification request = route.isApi()
                ? People.api(person).contentType(ContentType.JSON).header("If-Match", "\"0\"")
                : route.method.equals("GET") ? People.session(person) : People.form(person);
        if (route.isApi() && !route.method.equals("GET")) {
            request.body(route.method.equals("PATCH") ? Map.of("minimumStock", 1) : Map.of("items", List.of()));
        }
        if (route.path.endsWith("/impact")) {
            request.queryParam("minimumStock", 1);
        }
        return request.request(route.method, route.ofCarla());
    }

    private static Stream<Route> routes() {
        List<Route> routes = new ArrayList<>();
        ProjectClasses.ofProduct().stream()
                .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
                .forEach(type -> type.getMethods().forEach(method -> verb(method)
                        .forEach(verb -> routes.add(new Route(verb, path(type, method), roles(type, method))))));
        return routes.stream();
    }

    private static Stream<String> verb(JavaMethod method) {
        return method.getAnnotations().stream().map(annotation -> annotation.getRawType())
                .filter(type -> type.isAnnotatedWith(HttpMethod.class))
                .map(type -> type.getAnnotationOfType(HttpMethod.class).value());
    }

    private static String path(JavaClass type, JavaMethod method) {
        String base = type.getAnnotationOfType(Path.class).value();
        String below = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        return below.isEmpty() ? base : (base + "/" + below).replace("//", "/");
    }

    private static List<String> roles(JavaClass type, JavaMethod method) {
        return method.tryGetAnnotationOfType(RolesAllowed.class).or(() -> type.tryGetAnnotationOfType(
                RolesAllowed.class))
                .map(allowed -> List.of(allowed.value())).orElse(List.of());
    }
}
