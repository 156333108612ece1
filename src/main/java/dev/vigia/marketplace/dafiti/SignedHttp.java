package dev.vigia.marketplace.dafiti;

import dev.vigia.marketplace.http.PromptBody;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The older API over the wire. A query is signed as a whole, so it is used letter by letter, which a client that takes
 * paths and queries apart cannot promise.
 */
class SignedHttp implements SignedApi {

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final URI address;

    SignedHttp(URI address) {
        this.address = address;
    }

    @Override
    public RestResponse<String> ask(Map<String, String> encodedQuery) {
        return exchange(request(encodedQuery).GET());
    }

    @Override
    public RestResponse<String> tell(Map<String, String> encodedQuery, String xml) {
        return exchange(request(encodedQuery).header("Content-Type", "application/xml; charset=UTF-8")
                .POST(new PromptBody(HttpRequest.BodyPublishers.ofString(xml))));
    }

    private HttpRequest.Builder request(Map<String, String> encodedQuery) {
        String query = encodedQuery.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue()).collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(address + "/?" + query)).timeout(ANSWER)
                .header("Accept", "application/json").header("User-Agent", "Vigia (Language=Java)");
    }

    private static RestResponse<String> exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            RestResponse.ResponseBuilder<String> response = RestResponse.ResponseBuilder.<String>create(
                    answer.statusCode()).entity(answer.body());
            answer.headers().map().forEach((name, values) -> values.forEach(value -> response.header(name, value)));
            return response.build();
        } catch (HttpTimeoutException silent) {
            throw new ProcessingException(new TimeoutException(silent.getMessage()));
        } catch (IOException broken) {
            throw new ProcessingException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProcessingException(stopped);
        }
    }
}
