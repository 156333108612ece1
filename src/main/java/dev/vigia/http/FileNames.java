package dev.vigia.http;

import io.vertx.core.http.HttpClientResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server calls the file that it sends (RFC 6266); only the plain form, which everybody sends besides the other. */
final class FileNames {

    private static final Pattern NAME = Pattern.compile("(?i)(?:^|;)\\s*filename\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))");

    private FileNames() {
    }

    static Optional<String> in(HttpClientResponse head) {
        return Optional.ofNullable(head.getHeader("Content-Disposition")).map(NAME::matcher).filter(Matcher::find)
                .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
                .filter(name -> !name.isBlank());
    }
}
