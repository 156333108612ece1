package dev.vigia.intake.kafka;

import dev.vigia.web.form.MemoryMin;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where stock comes from over Kafka. */
@ConfigMapping(prefix = "vigia.intake.kafka")
interface KafkaIntakeConfig {

    /** The brokers to ask first, each {@code host:port}. None: Kafka is off. */
    Optional<List<@Pattern(regexp = ".+:[0-9]{1,5}") String>> servers();

    /**
     * How the topics are called; the retailer's code takes the place of {@code {retailer}}. Whoever may write to such a topic
     * says what the stock of that retailer is.
     */
    Optional<@Pattern(
            regexp = "[A-Za-z0-9._-]+\\{retailer}[A-Za-z0-9._-]*|\\{retailer}[A-Za-z0-9._-]+") String> topic();

    /** Topics that are called otherwise, and the code of the retailer whose stock each may write. */
    Map<@Pattern(regexp = "[A-Za-z0-9._-]{1,249}") String, String> topics();

    /** The consumer group. Nodes of one group share the work; a new group reads everything from the beginning. */
    @Pattern(regexp = ".*\\S.*")
    @WithDefault("vigia")
    String group();

    /** What is added to the name of a topic for that of its dead letters. */
    @Pattern(regexp = "[A-Za-z0-9._-]+")
    @WithDefault("-dlt")
    String deadLetterSuffix();

    /** The largest record. A larger one is not read, and only its beginning goes to the dead letters. */
    @MemoryMin(1_024)
    @WithDefault("64K")
    MemorySize largestRecord();

    /** A file of Kafka's own client properties: encryption, sign-in, and whatever else a cluster asks for. */
    Optional<Path> clientFile();
}
