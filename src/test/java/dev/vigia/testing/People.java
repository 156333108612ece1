package dev.vigia.testing;

import static dev.vigia.testing.request.Requests.given;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jsoup.Jsoup;

/**
 * The people of the tests: Ana owns the shop El Mate, Beto works there, Violeta only looks; Carla belongs to another
 * shop; Nadie to none. And a program, Prometheus, that reads the metrics.
 */
public final class People {

    private static final Duration FRESH = Duration.ofMinutes(2);
    private static final Map<String, Kept<String>> TOKENS = new ConcurrentHashMap<>();
    private static final Map<String, Kept<Map<String, String>>> SESSIONS = new ConcurrentHashMap<>();

    private People() {
    }

    /** A request to the API in this person's name: {@code People.api("ana").get("/api/v1/stock")}. */
    public static RequestSpecification api(String person) {
        return given().auth().oauth2(token(person));
    }

    /** The bearer token of a person, never one that is about to expire: the provider's hold for five minutes. */
    public static String token(String person) {
        return fresh(TOKENS, person, () -> given()
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "password").formParam("client_id", config("client-id"))
                .formParam("username", person)
                .post(config("auth-server-url") + "/token").then().statusCode(200).extract().path("access_token"));
    }

    /** A request for a page by this person, who has signed in; redirects are shown, not followed. */
    public static RequestSpecification session(String person) {
        return as(fresh(SESSIONS, person, () -> signIn(Map.of("predefined-" + person, person))));
    }

    private record Kept<T>(T value, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < FRESH.toNanos();
        }
    }

    private static <T> T fresh(Map<String, Kept<T>> kept, String person, Supplier<T> anew) {
        return kept.compute(person, (name, had) -> had != null && had.isFresh() ? had
                : new Kept<>(anew.get(), System.nanoTime())).value;
    }

    /** The same, and the request carries the token that a form of a page would carry. */
    public static RequestSpecification form(String person) {
        Response page = session(person).get("/sample");
        String token = Jsoup.parse(page.asString()).select("input[name=csrf-token]").val();
        return session(person).cookies(page.cookies()).contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParam("csrf-token", token);
    }

    /** Somebody who is not in the cast, with any roles and groups. */
    public static RequestSpecification stranger(String name, String roles) {
        return as(signIn(Map.of("name", name, "roles", roles, "login", "")));
    }

    private static RequestSpecification as(Map<String, String> cookies) {
        return given().redirects().follow(false).cookies(cookies).header("Accept", "text/html");
    }

    private static Map<String, String> signIn(Map<String, String> choice) {
        Map<String, String> cookies = new HashMap<>();
        Response sent = given().redirects().follow(false).get("/stock");
        cookies.putAll(sent.cookies());
        // What the page of the provider would ask to be sent; the journeys in a browser look at that.
        Map<String, List<String>> asked = new QueryStringDecoder(sent.header("Location")).parameters();
        Map<String, String> fields = new HashMap<>(choice);
        List.of("response_type", "client_id", "scope").forEach(name -> fields.put(name, asked.get(name).get(0)));
        fields.put("redirect_uri", asked.get("redirect_uri").get(0) + "?state=" + asked.get("state").get(0));
        Response back = given().redirects().follow(false).contentType(ContentType.URLENC).formParams(fields)
                .post(URI.create(config("auth-server-url")).resolve("/login"));
        Response signedIn = given().redirects().follow(false).cookies(cookies).urlEncodingEnabled(false)
                .get(local(back.header("Location")));
        cookies.putAll(signedIn.cookies());
        cookies.values().removeIf(String::isEmpty);
        return cookies;
    }

    private static String local(String location) {
        URI uri = URI.create(location);
        return RestAssured.baseURI + ":" + RestAssured.port + uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue("quarkus.oidc." + key, String.class);
    }
}
