package dev.vigia.chaos.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashSet;
import java.util.Set;

/** What no log may contain: whatever opens an account. */
public final class Confidential {

    private static final int SHORTEST = 8;

    private final Set<String> texts = new LinkedHashSet<>();

    /**
     * Adds a secret, also as it stands in a form. One that is short or has no digit is left out: such a word stands in
     * logs for reasons of its own.
     *
     * @return whether it is looked for from now on
     */
    public boolean add(String secret) {
        if (secret.length() < SHORTEST || secret.chars().noneMatch(Character::isDigit)) {
            return false;
        }
        texts.add(secret);
        texts.add(URLEncoder.encode(secret, UTF_8));
        return true;
    }

    boolean isIn(String line) {
        return texts.stream().anyMatch(line::contains);
    }
}
