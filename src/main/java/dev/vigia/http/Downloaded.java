package dev.vigia.http;

import java.util.Optional;

/**
 * What an address gave.
 *
 * @param isNew        false: what is had already is still what there is, and there is no file
 * @param etag         empty if the server says none
 * @param lastModified empty if the server says none
 * @param type         the media type; empty if the server says none
 * @param name         what the server calls the file
 */
public record Downloaded(boolean isNew, String etag, String lastModified, String type, Optional<String> name) {
}
