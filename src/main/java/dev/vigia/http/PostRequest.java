package dev.vigia.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What is told to an address that somebody has typed.
 *
 * @param longest      until the answer begins
 * @param privateHosts those that may have an address that is not public, and be spoken to openly on this machine
 */
public record PostRequest(URI address, Map<String, String> headers, String body, Duration longest,
        Set<String> privateHosts) {

    /** Not for a log: the address may hold a key. */
    @Override
    public String toString() {
        return address.getHost();
    }
}
