package dev.vigia.integration;

import dev.vigia.marketplace.Marketplace;
import java.util.Map;
import java.util.Optional;

/** Tries an account as it was typed, before anything of it is saved. */
public interface TypedAccounts {

    /**
     * What trying it showed, and the same as a sentence.
     *
     * @param sentence empty text when nothing is wrong
     */
    record Trial(Probe probe, String sentence) {
    }

    /**
     * No transaction is open meanwhile.
     *
     * @param settings by the names of the connector
     * @return empty where a seller lets Vigia in at the marketplace instead, so that there is nothing to try yet
     */
    Optional<Trial> tried(Marketplace marketplace, Map<String, String> settings);
}
