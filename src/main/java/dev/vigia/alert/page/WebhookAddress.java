package dev.vigia.alert.page;

import dev.vigia.alert.AlertConfig;
import dev.vigia.http.PublicAddresses;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with the address of a webhook as it was typed. Of a name it is found out with each call where it leads. */
@Singleton
public class WebhookAddress {

    private static final int LONGEST = 2_000;
    private static final Pattern NUMERIC_HOST = Pattern.compile("\\[.*]|[0-9.]+");

    private final AlertConfig config;

    WebhookAddress(AlertConfig config) {
        this.config = config;
    }

    /** As the page says it. */
    public enum WebhookProblem {
        MISSING, TOO_LONG, BROKEN, NOT_HTTPS, WITH_PASSWORD, PRIVATE
    }

    Optional<WebhookProblem> problem(String typed) {
        if (typed.isEmpty() || typed.equals("https://")) {
            return Optional.of(WebhookProblem.MISSING);
        }
        if (typed.length() > LONGEST) {
            return Optional.of(WebhookProblem.TOO_LONG);
        }
        try {
            URI address = new URI(typed);
            String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if (!scheme.equals("https") && !(scheme.equals("http") && isAllowed(address.getHost()))) {
                return Optional.of(WebhookProblem.NOT_HTTPS);
            }
            if (address.getRawUserInfo() != null) {
                return Optional.of(WebhookProblem.WITH_PASSWORD);
            }
            if (address.getHost() == null || address.getPort() > 65_535) {
                return Optional.of(WebhookProblem.BROKEN);
            }
            return isPrivate(address.getHost()) ? Optional.of(WebhookProblem.PRIVATE) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of(WebhookProblem.BROKEN);
        }
    }

    private boolean isAllowed(String host) {
        return host != null && config.privateHosts().orElse(Set.of()).contains(host);
    }

    private boolean isPrivate(String host) {
        try {
            return !isAllowed(host) && (host.equalsIgnoreCase("localhost") || NUMERIC_HOST.matcher(host).matches()
                    && !PublicAddresses.contains(InetAddress.getByName(host)));
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
