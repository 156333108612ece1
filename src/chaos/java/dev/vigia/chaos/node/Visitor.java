package dev.vigia.chaos.node;

import static dev.vigia.testing.request.Requests.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A person at the pages of a node, as a browser shows them. */
public final class Visitor {

    private final Node node;
    private final Map<String, String> cookies = new HashMap<>();
    private String formToken = "";

    /**
     * Signs in at the provider that this process plays.
     *
     * @param person one of its people
     */
    public Visitor(Node node, URI provider, String person) {
        this.node = node;
        Response sent = keep(request().get(node.address() + "/stock"));
        Document login = Jsoup.parse(given().redirects().follow(false).urlEncodingEnabled(false)
                .get(sent.header("Location")).asString());
        Map<String, String> fields = new HashMap<>(Map.of("predefined-" + person, person));
        login.select("form").first().select("input[type=hidden]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        URI back = URI.create(given().redirects().follow(false).contentType(ContentType.URLENC).formParams(fields)
                .post(provider.resolve("/login")).header("Location"));
        keep(request().urlEncodingEnabled(false).get(node.address() + back.getRawPath() + "?" + back.getRawQuery()));
        formToken = Jsoup.parse(keep(request().get(node.address() + "/integrations")).asString())
                .select("input[name=csrf-token]").val();
    }

    /** @return the status of the answer, 0 for none within 10 s */
    public int open(String path) {
        return Http.call("GET", node.address() + path, "", headers()).status();
    }

    /** Tests whether the credentials of an integration work. @return the status of the answer, however late it comes */
    public int testConnection(String integration) {
        return request().contentType(ContentType.URLENC).formParam("csrf-token", formToken)
                .post(node.address() + "/integrations/" + integration + "/probe").statusCode();
    }

    private RequestSpecification request() {
        return given().redirects().follow(false).cookies(cookies).header("Accept", "text/html");
    }

    private Map<String, String> headers() {
        return Map.of("Accept", "text/html", "Cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "="
                + cookie.getValue()).collect(Collectors.joining("; ")));
    }

    private Response keep(Response answer) {
        cookies.putAll(answer.cookies());
        cookies.values().removeIf(String::isEmpty);
        return answer;
    }
}
