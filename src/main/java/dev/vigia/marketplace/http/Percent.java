package dev.vigia.marketplace.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Percent-encoding for text that goes into a path or a query: a SKU may hold slashes, signs, and even braces. */
public final class Percent {

    private Percent() {
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
