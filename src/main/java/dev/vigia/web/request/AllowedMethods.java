package dev.vigia.web.request;

import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which methods an address of the API takes, by the document that the build has written: Quarkus REST refuses another one and
 * does not say (RFC 9110, 15.5.6).
 */
@Singleton
class AllowedMethods {

    private static final String DOCUMENT = "/api/openapi.json";
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** As the header {@code Allow} lists them; empty for an address that is not in the document. */
    String at(String path) {
        JsonObject paths = document().getJsonObject("paths");
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        for (String known : paths.fieldNames()) {
            if (matches(known, path)) {
                paths.getJsonObject(known).fieldNames().stream().filter(METHODS::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT)).forEach(methods::add);
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods.size() == 1 ? "" : String.join(", ", methods);
    }

    private static boolean matches(String known, String path) {
        return Pattern.matches(PARAMETER.splitAsStream(known).map(Pattern::quote).collect(Collectors.joining("[^/]+"))
                + (known.endsWith("}") ? "[^/]+" : ""), path);
    }

    private static JsonObject document() {
        try (InputStream file = AllowedMethods.class.getResourceAsStream(DOCUMENT)) {
            return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
