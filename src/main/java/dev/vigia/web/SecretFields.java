package dev.vigia.web;

import java.util.Set;

/** Names the fields of a feature's forms whose content is never kept, not even for a moment. */
public interface SecretFields {

    Set<String> names();
}
