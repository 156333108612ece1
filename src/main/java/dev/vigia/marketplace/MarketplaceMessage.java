package dev.vigia.marketplace;

/** What a marketplace said, made fit for a log and a screen. */
final class MarketplaceMessage {

    private static final int LONGEST = 300;

    private MarketplaceMessage() {
    }

    static String shortened(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
