package dev.vigia.sandbox;

/** Who calls: an application on behalf of a seller. */
public record Grant(String client, String seller) {
}
