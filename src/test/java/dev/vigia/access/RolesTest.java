package dev.vigia.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RolesTest {

    @ParameterizedTest
    @CsvSource({ "ana, operator, 200", "ana, admin, 200", "beto, operator, 200", "beto, admin, 403",
            "violeta, operator, 403", "violeta, admin, 403" })
    void a_door_opens_for_its_role(String person, String door, int status) {
        assertThat(People.api(person).get("/api/v1/who/" + door).statusCode()).isEqualTo(status);
    }

    @Test
    void the_provider_says_who_is_asking() {
        JsonPath ana = People.api("ana").get("/api/v1/who").jsonPath();
        assertThat(ana.getString("name")).isEqualTo("Ana");
        assertThat(ana.getString("subject")).isEqualTo("ana");
        assertThat(ana.getString("retailer")).isEqualTo("mate");
        assertThat(ana.<String>getList("roles")).hasSameElementsAs(List.of("admin", "operator", "viewer"));
    }
}
