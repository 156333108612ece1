package dev.vigia.web;

import io.quarkus.arc.All;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** All that waits for a person, for {@code {#include web/notices /}}. */
@Singleton
@Named("notices")
public class Notices {

    private final List<Notice> contributed;

    Notices(@All List<Notice> contributed) {
        this.contributed = contributed;
    }

    public List<Notice.Content> getAll() {
        return contributed.stream().map(Notice::now).flatMap(Optional::stream).toList();
    }
}
