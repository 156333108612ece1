package dev.vigia.alert;

/** There is something to send. */
public record AlertsOpened() {
}
