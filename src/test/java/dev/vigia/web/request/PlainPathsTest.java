package dev.vigia.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import dev.vigia.testing.RawHttp;
import dev.vigia.testing.RawHttp.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw addresses that security and the router could read differently. */
@QuarkusTest
class PlainPathsTest {

    @ParameterizedTest
    @ValueSource(strings = { "/api;x/v1/who", "/api;/v1/who", "/api/v1;x/who", "/api/v1/who;x=1", "/;x/api/v1/who",
            "/api%3Bx/v1/who", "/api%3bx/v1/who", "/api%253Bx/v1/who", "/api%2Fv1%2Fwho", "/api%2fv1/who",
            "/api%252Fv1/who", "/api%5Cv1%5Cwho", "/api%255cv1/who", "/api//v1/who", "//api/v1/who",
            "/stock/../api/v1/who", "/stock/..;/api/v1/who", "/stock/%2e%2e/api/v1/who", "/stock/.%2E/api/v1/who",
            "/stock/%252e%252e/api/v1/who", "/stock/..%2Fapi/v1/who", "/stock/..%5Capi/v1/who", "/stock/A;B",
            "/stock/..%3Bx/api/v1/who", "/stock/%2e%2e%253b/api/v1/who", "/stock/.%3b/api/v1/who",
            "/./api/v1/who", "/api/./v1/who", "/api/v1/who/.", "/api/v1/who/..", "/api/v1/%00who", "/stock/%0a",
            "/%2e%2e/api/v1/who" })
    void an_address_that_can_be_read_in_two_ways_is_refused_to_everybody(String target) throws IOException {
        String viewer = RawHttp.cookies(People.session("violeta"));

        isRefused(RawHttp.get(target));
        isRefused(RawHttp.get(target, viewer));
        isRefused(RawHttp.get(target.replace("api/v1/who", "q/metrics"), viewer));
        isRefused(RawHttp.get(target, "Authorization: Bearer " + People.token("violeta")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/q;x/metrics", "/q/metrics;x", "/q/metrics%3Bx", "/q%2Fmetrics", "/q/%6Detrics;",
            "/q//metrics", "/q/./metrics", "/q/health/../metrics", "/q/health;/../metrics", "/assets/..%2fq/metrics",
            "/assets/%2e%2e/q/metrics" })
    void nor_do_such_addresses_lead_to_the_metrics(String target) throws IOException {
        isRefused(RawHttp.get(target));
        isRefused(RawHttp.get(target, RawHttp.cookies(People.session("ana"))));
    }

    private static void isRefused(Answer answer) {
        assertThat(answer.status()).as(answer.head()).isEqualTo(400);
        assertThat(answer.hasHeader("Content-Security-Policy")).as(answer.head()).isTrue();
        assertThat(answer.hasHeader("X-Content-Type-Options")).isTrue();
        assertThat(answer.head()).containsPattern("(?i)content-type: (text/html|application/problem\\+json)");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api\\v1\\who", "/webjars/..\\q\\metrics", "/api/v1/wh%zz", "/api/v1/who%" })
    void what_is_no_address_at_all_the_server_itself_refuses(String target) throws IOException {
        assertThat(RawHttp.get(target, RawHttp.cookies(People.session("ana"))).status()).isEqualTo(400);
    }

    @Test
    void a_program_is_told_so_by_a_problem_document_and_a_person_in_its_language() throws IOException {
        assertThat(RawHttp.get("/api;x/v1/who").text()).contains("application/problem+json", "\"status\":400");
        assertThat(RawHttp.get("/stock;x", "Accept-Language: pt").text()).contains("text/html", "<html lang=\"pt\">",
                "pedido");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/stock/A%3BB", "/stock/A%2FB%2F%2FC", "/stock/A%5CB", "/stock/50%25", "/stock/a.b..c",
            "/stock/%C3%B1", "/stock/A%253BB" })
    void a_sku_is_any_text(String target) throws IOException {
        assertThat(RawHttp.get(target, RawHttp.cookies(People.session("ana"))).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/q/metrics", "/q/%6Detrics", "/Q/metrics", "/q/metrics/" })
    void a_person_does_not_reach_the_metrics_by_a_plain_address_either(String target) throws IOException {
        assertThat(RawHttp.get(target, RawHttp.cookies(People.session("ana"))).status()).isIn(401, 403, 404);
    }

    @Test
    void a_request_that_names_no_host_is_the_callers_mistake() throws IOException {
        isRefused(RawHttp.say("GET / HTTP/1.0\r\n\r\n"));
        isRefused(RawHttp.say("GET /stock HTTP/1.0\r\nAccept: text/html\r\n\r\n"));
        isRefused(RawHttp.say("GET /api/v1/who HTTP/1.0\r\n\r\n"));
        isRefused(RawHttp.say("GET /stock HTTP/1.1\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void a_balancer_need_not_name_a_host() throws IOException {
        assertThat(RawHttp.say("GET /q/health/live HTTP/1.0\r\n\r\n").status()).isEqualTo(200);
    }

    @Test
    void an_address_with_scheme_and_host_is_read_like_any_other() throws IOException {
        isRefused(RawHttp.get("http://localhost/api;x/v1/who"));
        assertThat(RawHttp.get("http://localhost/stock").status()).isEqualTo(302);
    }
}
