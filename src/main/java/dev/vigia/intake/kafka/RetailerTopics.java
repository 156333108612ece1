package dev.vigia.intake.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose stock a topic may write: the configuration alone says so. */
final class RetailerTopics {

    private static final String RETAILER = "{retailer}";
    private static final String CODE = "(.+)";

    private final Map<String, String> named;
    private final Optional<Pattern> general;
    private final String deadLetterSuffix;

    /** @throws IllegalArgumentException with the key that is missing or wrong */
    RetailerTopics(KafkaIntakeConfig config) {
        this.named = Map.copyOf(config.topics());
        this.general = config.topic().map(RetailerTopics::pattern).map(Pattern::compile);
        this.deadLetterSuffix = config.deadLetterSuffix();
        if (named.isEmpty() && general.isEmpty()) {
            throw new IllegalArgumentException(
                    "vigia.intake.kafka.topic says how the topics are called, and is missing");
        }
        named.keySet().stream().filter(this::isOfDeadLetters).findFirst().ifPresent(topic -> {
            throw new IllegalArgumentException("vigia.intake.kafka.topics names " + topic
                    + ", which vigia.intake.kafka.dead-letter-suffix makes one of dead letters");
        });
    }

    private static String pattern(String topic) {
        int place = topic.indexOf(RETAILER);
        return Pattern.quote(topic.substring(0, place)) + CODE + Pattern.quote(topic.substring(place + RETAILER
                .length()));
    }

    /** The code of the retailer; empty for a topic that is nobody's. */
    Optional<String> retailerOf(String topic) {
        if (isOfDeadLetters(topic)) {
            return Optional.empty();
        }
        return Optional.ofNullable(named.get(topic)).or(() -> general.map(pattern -> pattern.matcher(topic))
                .filter(Matcher::matches).map(found -> found.group(1)));
    }

    /** Matches the topics that are somebody's, and no others. */
    Pattern subscription() {
        List<String> ours = new ArrayList<>(named.keySet().stream().sorted().map(Pattern::quote).toList());
        general.map(Pattern::pattern).ifPresent(ours::add);
        return Pattern.compile("(?!.*" + Pattern.quote(deadLetterSuffix) + "$)(?:" + String.join("|", ours) + ")");
    }

    String deadLettersOf(String topic) {
        return topic + deadLetterSuffix;
    }

    private boolean isOfDeadLetters(String topic) {
        return topic.endsWith(deadLetterSuffix);
    }
}
