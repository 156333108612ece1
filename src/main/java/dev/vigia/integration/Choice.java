package dev.vigia.integration;

/** One of several things to choose from. */
record Choice(String value, String label, boolean chosen) {
}
