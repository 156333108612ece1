package dev.vigia.rule.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no rule is refused with the field and the reason, and changes nothing. */
@QuarkusTest
class RuleMistakesTest extends RuleApiFixture {

    private int expected;

    @AfterEach
    void nothing_was_written() {
        assertThat(Shop.number("select count(*) from minimum_rule where integration_id = " + integration)).isEqualTo(
                expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = { "'minimum':-1;minimum;0 to 1,000,000",
            "'minimum':8.0;minimum;whole number", "'minimum':8e0;minimum;whole number",
            "'minimum':1000001;minimum;1,000,000", "'minimum':99999999999999999999;minimum;1,000,000",
            "'minimum':'8';minimum;whole number", "'minimum':null;minimum;every rule has one",
            "'minimum':true;minimum;whole number", "'reason':'none';minimum;every rule has one",
            "'minimum':8,'mode':'FLOOR';mode;floor or hold_back", "'minimum':8,'mode':1;mode;text",
            "'minimum':8,'reopenAt':8;reopenAt;above the minimum", "'minimum':8,'reopenAt':9.0;reopenAt;whole number",
            "'minimum':8,'reopenAt':2000001;reopenAt;2,000,000", "'minimum':8,'ceiling':0;ceiling;from 1",
            "'minimum':8,'ceiling':5.0;ceiling;whole number", "'minimum':8,'from':'2026-11-27';from;offset",
            "'minimum':8,'from':'2026-11-27T00:00:00';from;offset",
            "'minimum':8,'from':'2026-13-27T00:00:00Z';from;date",
            "'minimum':8,'from':1;from;text", "'minimum':8,'to':'9999-12-31T23:59:00-03:00';to;date",
            "'minimum':8,'from':'1969-12-31T23:59:00Z';from;date",
            "'minimum':8,'from':'2026-11-27T00:00:01Z';from;seconds",
            "'minimum':8,'to':'2099-11-27T00:00:00.5Z';to;seconds",
            "'minimum':8,'from':'2099-11-27T00:00:00Z','to':'2099-11-27T00:00:00Z';to;begin before",
            "'minimum':8,'from':'2099-11-27T00:00:00Z','to':'2099-11-27T02:00:00+05:00';to;begin before",
            "'minimum':8,'to':'2026-01-01T00:00:00Z';to;passed", "'minimum':8,'reason':8;reason;text",
            "'minimum':8,'reason':'a\\u0001b';reason;control", "'minimum':8,'confirmed':'yes';confirmed;true or false",
            "'minimum':8,'sku':'x';sku;not for both", "'minimum':8,'integration':'1';integration;id",
            "'minimum':8,'integration':1.0;integration;id",
            "'minimum':8,'integration':999999999;integration;no integration",
            "'minimum':8,'integration':99999999999999999999;integration;id",
            "'minimum':8,'category':'Nowhere';category;no such category", "'minimum':8,'category':7;category;text" })
    void a_wrong_value_is_refused_with_its_field_and_a_sentence(String fields, String field, String words) {
        String body = fields.contains("'category'") ? "{'integration':" + integration + "," + fields + "}"
                : fields.contains("'integration'") ? "{'category':'" + category + "'," + fields + "}" : here(fields);
        post(body).statusCode(422).contentType("application/problem+json").body("status", equalTo(422))
                .body("title", containsString(field)).body("detail", containsString(words));
        impact(body).statusCode(422);
    }

    @Test
    void an_unknown_sku_is_named() {
        post("{'integration':" + integration + ",'sku':'no such sku','minimum':8}").statusCode(422).body("title",
                containsString("sku")).body("detail", containsString("no product"));
    }

    @Test
    void a_retired_sku_is_refused() {
        String sku = "few " + name + "-001";
        Shop.execute("update product set retired_at = now(), retired_by = 'person:Ana' where sku = '" + sku
                + "' and retailer_id = " + retailer);
        String body = "{'integration':" + integration + ",'sku':'" + sku + "','minimum':8}";
        post(body).statusCode(422).body("title", containsString("sku")).body("detail", containsString("retired"));
        impact(body).statusCode(422);
    }

    @Test
    void a_reason_is_as_long_as_it_may_be_in_letters() {
        post(here("'minimum':8,'reason':'" + "ñ".repeat(401) + "'")).statusCode(422).body("detail", containsString(
                "400"));
        post(here("'minimum':8,'reason':'" + "\uD83D\uDE00".repeat(400) + "'")).statusCode(201);
        expected = 1;
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "not json", "[]", "8", "null", "{\"minimum\":8", "{\"minimum\":8}x",
            "{\"minimum\":8,\"minimum\":9}" })
    void a_body_that_is_no_object_is_refused(String body) {
        ana().body(body).post(ALL).then().statusCode(400).contentType("application/problem+json");
        ana().body(body).post(ALL + "/impact").then().statusCode(400);
    }

    @Test
    void an_unknown_field_is_named() {
        post(here("'minimum':8,'minimo':9")).statusCode(400).body("detail", containsString("minimo"));
        post(here("'minimum':8,'rule':9")).statusCode(400).body("detail", containsString("rule"));
    }

    @ParameterizedTest
    @CsvSource({ "es, El valor de reopenAt no sirve", "pt, O valor de reopenAt não serve" })
    void the_reason_is_in_the_language_that_was_asked_for(String language, String title) {
        People.api("ana").header("Accept-Language", language).contentType(ContentType.JSON).body(here(
                "'minimum':8,'reopenAt':3").replace('\'', '"')).post(ALL).then().statusCode(422).body("title", equalTo(
                        title));
    }

    @Test
    void two_for_the_same_at_the_same_time_are_refused() {
        long first = made(here("'minimum':8"));
        post(here("'minimum':9")).statusCode(422).contentType("application/problem+json").body("detail",
                containsString("same time"));
        long june = made(here("'minimum':9,'from':'2098-06-01T00:00:00Z','to':'2098-07-01T00:00:00Z'"));
        made(here("'minimum':9,'from':'2098-07-01T00:00:00Z'"));
        post(here("'minimum':9,'from':'2098-06-30T23:59:00Z','to':'2098-07-01T00:00:00Z'")).statusCode(422);
        put(june, 0, here("'minimum':9,'from':'2098-06-01T00:00:00Z','to':'2098-07-01T00:01:00Z'")).statusCode(422);
        put(june, 0, here("'minimum':9")).statusCode(422);
        put(first, 0, here("'minimum':10")).statusCode(200);
        expected = 4;
    }
}
