package dev.vigia.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A fault in force: what a rule asks for, and how often it has still to happen. */
final class Fault {

    enum Kind {
        @JsonProperty("status")
        STATUS, @JsonProperty("delay")
        DELAY, @JsonProperty("reset")
        RESET, @JsonProperty("empty")
        EMPTY, @JsonProperty("malformed")
        MALFORMED, @JsonProperty("html")
        HTML, @JsonProperty("wrong-type")
        WRONG_TYPE, @JsonProperty("dishonest")
        DISHONEST, @JsonProperty("limited")
        LIMITED,
        /** Only of calls that may change something: they are worked off when their caller has long given up. */
        @JsonProperty("late")
        LATE
    }

    /**
     * @param match       a prefix of the path below the marketplace's base, or a regular expression found in it
     * @param method      every method when left out
     * @param status      what {@code status} answers (500) and {@code html} (200), and {@code late} at once, where it says
     *                    anything before it is too late
     * @param delayMillis how long to wait before the fault
     * @param upToMillis  waits by chance, and so long at most
     * @param retryAfter  seconds to announce with {@code status} and {@code limited}
     * @param applied     the call takes effect, only its answer is spoiled
     * @param times       without end when left out
     * @param probability of each call that matches; 1 when left out
     */
    record Rule(String match, Optional<String> method, Kind kind, Optional<Integer> status,
            Optional<Integer> delayMillis, Optional<Integer> upToMillis,
            Optional<Integer> retryAfter, Optional<Boolean> applied, Optional<Integer> times,
            Optional<Double> probability) {

        /** How long this call waits. */
        int delay() {
            int least = delayMillis.orElse(0);
            return upToMillis.filter(most -> most > least).map(most -> ThreadLocalRandom.current().nextInt(least,
                    most + 1)).orElse(least);
        }

        boolean letsTheCallThrough() {
            return kind == Kind.DELAY || kind == Kind.DISHONEST || kind == Kind.WRONG_TYPE || applied.orElse(false);
        }
    }

    private static final Set<String> CHANGING = Set.of("PUT", "POST", "PATCH");

    private final Rule rule;
    private final Pattern pattern;
    private final AtomicInteger left;

    Fault(Rule rule) {
        if (rule.match() == null || rule.kind() == null) {
            throw RefusedCall.malformed(400, "incomplete_rule", "A rule needs match and kind");
        }
        this.rule = rule;
        this.pattern = pattern(rule.match());
        this.left = new AtomicInteger(rule.times().orElse(Integer.MAX_VALUE));
    }

    Rule rule() {
        return rule;
    }

    /** Whether the fault happens to this call; if so, it is counted. */
    boolean strikes(String method, String path) {
        return left.get() > 0 && (rule.kind() != Kind.LATE || CHANGING.contains(method)) && rule.method().map(
                method::equalsIgnoreCase).orElse(true)
                && (path.startsWith(rule.match()) || pattern.matcher(path).find())
                && ThreadLocalRandom.current().nextDouble() < rule.probability().orElse(1.0)
                && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private static Pattern pattern(String match) {
        try {
            return Pattern.compile(match);
        } catch (PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(match));
        }
    }
}
