package dev.vigia.web.form;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Names the fields of a feature's forms whose content is never kept, not even for a moment. */
public interface SecretFields {

    Set<String> names();

    /** Of all features. */
    static Set<String> names(Iterable<SecretFields> features) {
        return StreamSupport.stream(features.spliterator(), false).map(SecretFields::names).flatMap(Set::stream)
                .collect(Collectors.toSet());
    }
}
