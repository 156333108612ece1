package dev.vigia.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with an address as a person typed it. Where a name leads is found out with each call. */
public final class TypedAddress {

    private static final int LONGEST = 2_000;
    private static final Pattern NUMERIC_HOST = Pattern.compile("\\[.*]|[0-9.]+");

    private TypedAddress() {
    }

    /** As pages say it. */
    public enum AddressProblem {
        MISSING, TOO_LONG, BROKEN, NOT_HTTPS, WITH_PASSWORD, PRIVATE
    }

    /** @param allowed hosts that may be private, and spoken to by plain HTTP */
    public static Optional<AddressProblem> problem(String typed, Set<String> allowed) {
        if (typed.isEmpty() || typed.equals("https://")) {
            return Optional.of(AddressProblem.MISSING);
        }
        if (typed.length() > LONGEST) {
            return Optional.of(AddressProblem.TOO_LONG);
        }
        try {
            return problem(new URI(typed), allowed);
        } catch (URISyntaxException e) {
            return Optional.of(AddressProblem.BROKEN);
        }
    }

    private static Optional<AddressProblem> problem(URI address, Set<String> allowed) {
        String host = address.getHost();
        boolean isAllowed = host != null && allowed.contains(host);
        String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && isAllowed)) {
            return Optional.of(AddressProblem.NOT_HTTPS);
        }
        if (address.getRawUserInfo() != null) {
            return Optional.of(AddressProblem.WITH_PASSWORD);
        }
        if (host == null || address.getPort() > 65_535) {
            return Optional.of(AddressProblem.BROKEN);
        }
        return !isAllowed && isPrivate(host) ? Optional.of(AddressProblem.PRIVATE) : Optional.empty();
    }

    private static boolean isPrivate(String host) {
        try {
            return host.equalsIgnoreCase("localhost") || NUMERIC_HOST.matcher(host).matches()
                    && !PublicAddresses.contains(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
