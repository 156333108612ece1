package dev.vigia.integration.page;

/** One of several things to choose from. */
record Option(String value, String label, boolean chosen) {
}
