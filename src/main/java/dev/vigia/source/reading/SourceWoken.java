package dev.vigia.source.reading;

/** Told when a source may have something to be read by now. */
public record SourceWoken(long sourceId) {
}
