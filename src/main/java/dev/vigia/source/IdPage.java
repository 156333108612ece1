package dev.vigia.source;

import java.util.List;

/**
 * A page of ids.
 *
 * @param isLast whether nothing follows
 */
public record IdPage(List<String> ids, boolean isLast) {
}
