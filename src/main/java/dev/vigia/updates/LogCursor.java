package dev.vigia.updates;

import java.util.Optional;

/** Where a page of a log begins: after (older than) or before (newer than) an entry. */
record LogCursor(boolean newer, long id) {

    String encoded() {
        return (newer ? "n" : "o") + Long.toString(id, Character.MAX_RADIX);
    }

    static Optional<LogCursor> decoded(String text) {
        return text.matches("[no][0-9a-z]{1,12}")
                ? Optional.of(new LogCursor(text.charAt(0) == 'n', Long.parseLong(text.substring(1),
                        Character.MAX_RADIX)))
                : Optional.empty();
    }
}
