package dev.vigia.sandbox.amazon;

import java.time.Instant;
import java.util.Optional;

/** A file on its way in or out, reached without a token through an address that expires. */
final class Document {

    private final String id;
    private final String seller;
    private final String contentType;
    private final Instant expiresAt;
    private final boolean compressed;
    private Optional<byte[]> content;

    Document(String id, String seller, String contentType, Instant expiresAt, boolean compressed,
            Optional<byte[]> content) {
        this.id = id;
        this.seller = seller;
        this.contentType = contentType;
        this.expiresAt = expiresAt;
        this.compressed = compressed;
        this.content = content;
    }

    String id() {
        return id;
    }

    String seller() {
        return seller;
    }

    String contentType() {
        return contentType;
    }

    boolean isCompressed() {
        return compressed;
    }

    boolean hasExpired(Instant now) {
        return now.isAfter(expiresAt);
    }

    synchronized Optional<byte[]> content() {
        return content;
    }

    synchronized void upload(byte[] bytes) {
        content = Optional.of(bytes);
    }
}
