package dev.vigia.integration.page;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import dev.vigia.web.form.SecretFields;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A form that is sent when the session has ended is shown again after the sign-in, and nothing of it has happened. */
@QuarkusTest
class SessionEndedTest {

    private final Desk desk = new Desk();

    @All
    @Inject
    List<SecretFields> secretFields;

    @Test
    void what_was_typed_is_there_again_and_nothing_is_saved() {
        desk.stocked("few", 3);
        desk.stocked("many", 30);
        long id = desk.connected("amazon", 3);
        String category = Shop.row("select min(id) from category where retailer_id = " + desk.shop.retailerId);
        String again = sendSignedOut("admin", Desk.edit(id), fields -> {
            fields.put("name", List.of("Otra <b>\"'&"));
            fields.put("minimumStock", List.of("7"));
            fields.put("categories", List.of("only"));
            fields.put("category", List.of(category));
            fields.put("setting-client-secret", List.of("typed-just-now"));
            fields.remove("enabled");
        });
        assertThat(again).startsWith(Desk.edit(id) + "?typed=");
        Document page = desk.page("admin", again);
        assertThat(page.select("#name").val()).isEqualTo("Otra <b>\"'&");
        assertThat(page.select("#minimumStock").val()).isEqualTo("7");
        assertThat(page.select("input[name=categories][checked]").val()).isEqualTo("only");
        assertThat(page.select("input[name=category][checked]").eachAttr("value")).containsExactly(category);
        assertThat(page.select("#enabled").hasAttr("checked")).isFalse();
        assertThat(page.select("#setting-client-secret").val()).isEmpty();
        assertThat(page.outerHtml()).doesNotContain("typed-just-now");
        assertThat(page.select("#typed-again").text()).contains("Todavía no se aplicó ningún cambio",
                "Las claves no se conservan");
        assertThat(Shop.integration(id)).returns(3, IntegrationRow::minimum).returns(0, IntegrationRow::version);
    }

    @Test
    void pressing_the_button_again_saves_it_and_going_back_then_shows_what_is_saved() {
        long id = desk.connected("amazon", 3);
        String again = sendSignedOut("operator", Desk.edit(id), fields -> fields.put("minimumStock", List.of("7")));
        assertThat(desk.fillIn("operator", again, Map.of()).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id)).returns(7, IntegrationRow::minimum).returns(1, IntegrationRow::version);
        assertThat(desk.page("operator", again).select("#typed-again").text()).contains("datos actuales");
    }

    @Test
    void what_somebody_else_saved_meanwhile_is_not_overwritten() {
        long id = desk.connected("amazon", 3);
        String again = sendSignedOut("operator", Desk.edit(id), fields -> fields.put("minimumStock", List.of("7")));
        assertThat(desk.fillIn("admin", Desk.edit(id), Map.of("minimumStock", "9")).statusCode()).isEqualTo(303);
        assertThat(desk.fillIn("operator", again, Map.of()).statusCode()).isEqualTo(409);
        assertThat(Shop.integration(id).minimum()).isEqualTo(9);
    }

    @Test
    void who_signs_in_as_somebody_else_does_not_see_it() {
        long id = desk.connected("amazon", 3);
        String again = sendSignedOut("admin", Desk.edit(id), fields -> fields.put("name", List.of("Otra")));
        Document page = desk.page("operator", again);
        assertThat(page.select("#name").val()).isNotEqualTo("Otra");
        assertThat(page.select("#typed-again").text()).contains("Lo que habías escrito ya no está");
        Desk elsewhere = new Desk();
        long other = elsewhere.connected("amazon", 3);
        assertThat(elsewhere.page("admin", again.replace("/" + id + "/", "/" + other + "/")).select("#name").val())
                .isNotEqualTo("Otra");
    }

    @ParameterizedTest
    @CsvSource({ "/integrations/1, https://elsewhere.example/x", "/integrations, //elsewhere.example/x",
            "/reprocessing, javascript:alert(1)", "/preferences, /\\elsewhere.example" })
    void a_form_that_is_on_no_page_of_ours_is_not_kept_and_leads_nowhere_else(String action, String page) {
        String rows = Shop.row("select count(*) from typed_form");
        Response answer = given().redirects().follow(false).contentType(ContentType.URLENC)
                .formParam("form-page", page).formParam("form-mark",
                        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                .formParam("name", "x").post(action);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(refresh(answer)).matches("/[\\w/]*\\?typed=");
        assertThat(Shop.row("select count(*) from typed_form")).isEqualTo(rows);
    }

    @Test
    void a_form_of_five_thousand_ticked_categories_is_kept() {
        long id = desk.connected("amazon", 3);
        List<String> ids = IntStream.range(0, 5_000).mapToObj(i -> Integer.toString(1_000_000 + 7 * i)).toList();
        assertThat(sendSignedOut("operator", Desk.edit(id), fields -> {
            fields.put("categories", List.of("only"));
            fields.put("category", ids);
        })).matches(".*\\?typed=.{22}");
    }

    @Test
    void a_file_is_to_be_chosen_again() {
        Document form = desk.page("operator", "/intake");
        byte[] file = "sku,onHand\n".concat("MAT-0001,5\n".repeat(200_000)).getBytes();
        RequestSpecification request = given().redirects().follow(false).multiPart("file", "stock.csv", file);
        form.select("form.import input[type=hidden]").forEach(field -> request.multiPart(field.attr("name"),
                field.val()));
        Response answer = request.post("/intake/imports");
        assertThat(answer.statusCode()).isEqualTo(401);
        String again = refresh(answer);
        assertThat(again).matches("/intake\\?typed=.{22}");
        assertThat(desk.page("operator", again).select("#typed-again").text()).contains("elígelo de nuevo");
    }

    @Test
    void every_form_around_a_page_leads_back_to_that_page() {
        Document page = desk.page("viewer", "/stock?state=failing");
        assertThat(page.select("form[method=post]")).isNotEmpty().allSatisfy(form -> {
            assertThat(form.select("input[name=form-page]").val()).isEqualTo("/stock?state=failing");
            Response answer = post((FormElement) form, fields(form));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(refresh(answer)).matches("/stock\\?state=failing&typed=.{22}");
        });
    }

    @Test
    void a_token_that_is_gone_or_too_old_shows_the_form_again_too() {
        long id = desk.connected("amazon", 3);
        Document page = desk.page("operator", Desk.edit(id));
        for (String token : List.of("", "QUJD", "no base64!")) {
            Map<String, List<String>> fields = fields(page.selectFirst("form.integration-form"));
            fields.put("minimumStock", List.of("7"));
            fields.put("csrf-token", List.of(token));
            RequestSpecification request = desk.as("operator").contentType(ContentType.URLENC.withCharset("UTF-8"));
            fields.forEach((name, values) -> request.formParam(name, values));
            Response answer = request.post("/integrations/" + id);
            assertThat(answer.statusCode()).isEqualTo(303);
            String again = answer.header("Location");
            assertThat(again).contains(Desk.edit(id) + "?typed=");
            Document shown = desk.page("operator", again.substring(again.indexOf("/integrations")));
            assertThat(shown.select("#minimumStock").val()).isEqualTo("7");
            assertThat(shown.select("#typed-again").text()).contains("Todavía no se aplicó ningún cambio");
        }
        assertThat(Shop.integration(id).version()).isEqualTo(0);
    }

    @Test
    void a_form_that_was_wrong_says_where_it_can_be_seen_again_as_it_was_typed() {
        long id = desk.connected("amazon", 3);
        Response wrong = desk.fillIn("operator", Desk.edit(id), Map.of("minimumStock", "ocho", "name", "Otra"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        Document shown = desk.page("operator", Desk.read(wrong).body().attr("data-again"));
        assertThat(shown.select("#minimumStock").val()).isEqualTo("ocho");
        assertThat(shown.select("#name").val()).isEqualTo("Otra");
    }

    @ParameterizedTest
    @ValueSource(strings = { "amazon", "b2w", "carrefour", "casas-bahia", "centauro", "dafiti", "magalu",
            "mercado-livre", "netshoes" })
    void every_field_that_hides_what_is_typed_is_a_secret_that_is_never_kept(String marketplace) {
        String country = marketplace.equals("mercado-livre") ? "AR" : "BR";
        List<String> hidden = desk.page("admin", "/integrations/new?marketplace=" + marketplace + "&country=" + country)
                .select("input[type=password]").eachAttr("name");
        assertThat(secretFields.stream().map(SecretFields::names).flatMap(names -> names.stream())
                .collect(Collectors.toSet())).containsAll(hidden);
    }

    private interface Typing {

        void into(Map<String, List<String>> fields);
    }

    /** Opens a page, types, and sends the form after the session has ended; leads to where the browser goes then. */
    private String sendSignedOut(String role, String path, Typing typing) {
        FormElement form = (FormElement) desk.page(role, path).selectFirst("form.integration-form");
        Map<String, List<String>> fields = fields(form);
        typing.into(fields);
        Response answer = post(form, fields);
        assertThat(answer.statusCode()).isEqualTo(401);
        return refresh(answer);
    }

    private static Response post(FormElement form, Map<String, List<String>> fields) {
        RequestSpecification request = given().redirects().follow(false)
                .contentType(ContentType.URLENC.withCharset("UTF-8"));
        fields.forEach((name, values) -> request.formParam(name, values));
        return request.post(form.attr("action"));
    }

    private static Map<String, List<String>> fields(Element form) {
        Map<String, List<String>> fields = new HashMap<>();
        ((FormElement) form).formData().forEach(field -> fields.merge(field.key(), List.of(field.value()),
                (one, more) -> Stream.concat(one.stream(), more.stream()).collect(Collectors
                        .toCollection(ArrayList::new))));
        return fields;
    }

    private static String refresh(Response answer) {
        return Desk.read(answer).select("meta[http-equiv=refresh]").attr("content").replace("0; url=", "");
    }
}
