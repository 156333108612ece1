package dev.vigia.chaos.fault;

import dev.vigia.chaos.scene.Settings;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be broken, or measured, by its name; {@code -Dchaos.only} is a regular expression found in those wanted. */
public enum Kind {
    KILL("kill -9"),
    END("SIGTERM under load"),
    PAUSE("pause longer than the lease"),
    DATABASE("database falls over, or ends all sessions"),
    CONNECTIONS("connections lost in a black hole"),
    CLOCK("clock of one node"),
    IMPORT("node killed while a file is imported"),
    ROLLOUT("node killed during a rollout"),
    SOURCE("node killed while a source is read"),
    CONNECTORS("connector x fault"),
    LATE("applied after the caller gave up"),
    SLOW("slow marketplaces"),
    HOSTILE("hostile answers"),
    BUDGET("budget"),
    TAKEOVER("takeover");

    private final String name;

    Kind(String name) {
        this.name = name;
    }

    /** @throws IllegalArgumentException as {@link #matching} */
    public boolean isWanted() {
        return matching(Settings.only()).contains(this);
    }

    /**
     * Those in whose name the regular expression is found; all of them if it is empty.
     *
     * @throws IllegalArgumentException if there is none: a run of nothing would prove nothing and look well
     */
    static Set<Kind> matching(String only) {
        Set<Kind> wanted = EnumSet.allOf(Kind.class);
        wanted.removeIf(kind -> !Pattern.compile(only).matcher(kind.name).find());
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("chaos.only=" + only + " is found in none of " + Arrays.toString(
                    values()));
        }
        return wanted;
    }

    @Override
    public String toString() {
        return name;
    }
}
