package dev.vigia.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A file that somebody wants from an address.
 *
 * @param signIn       the headers that open it; they go to this server and to no other
 * @param etag         of what is had already; empty: unknown
 * @param lastModified of what is had already; empty: unknown
 * @param largest      in bytes, unpacked
 * @param longest      until the last byte
 * @param privateHosts those that may have an address that is not public, and be spoken to openly on this machine
 */
public record DownloadRequest(URI address, Map<String, String> signIn, String etag, String lastModified, long largest,
        Duration longest, Set<String> privateHosts) {

    boolean isConditional() {
        return !etag.isEmpty() || !lastModified.isEmpty();
    }

    /** Not for a log: headers may be secret. */
    @Override
    public String toString() {
        return address.getHost();
    }
}
