package dev.vigia.source;

/**
 * Where units lie at a source.
 *
 * @param id    as the source writes it, case and blanks included
 * @param sells whether the source sells from it
 */
public record RemoteWarehouse(String id, String name, boolean sells) {
}
