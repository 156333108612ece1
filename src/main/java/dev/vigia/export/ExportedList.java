package dev.vigia.export;

import java.util.Optional;
import java.util.function.Function;

/** A list that can be taken along as a file. A feature contributes it as a bean. */
public interface ExportedList {

    /** What its address says behind {@code /exports/}. */
    String code();

    /**
     * What of it, in the person's language.
     *
     * @param parameter reads the address as the page of the list reads it
     */
    ListExport<?> of(Function<String, Optional<String>> parameter);
}
