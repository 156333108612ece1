package dev.vigia.testing.request;

import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.specification.RequestSpecification;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.params.HttpParams;
import org.apache.http.params.SyncBasicHttpParams;

/**
 * REST-assured makes a client for each request, and each looks through all libraries for the file that says which version it
 * is. Those of these requests copy what the first has read.
 */
public final class Requests {

    private static final HttpParams DEFAULTS = defaults();

    private Requests() {
    }

    public static RequestSpecification given() {
        HttpClientConfig configured = RestAssured.config().getHttpClientConfig();
        return RestAssured.given().config(RestAssured.config().httpClient(configured.httpClientFactory(
                () -> new DefaultHttpClient(DEFAULTS.copy()))));
    }

    private static HttpParams defaults() {
        HttpParams params = new SyncBasicHttpParams();
        DefaultHttpClient.setDefaultHttpParams(params);
        return params;
    }
}
