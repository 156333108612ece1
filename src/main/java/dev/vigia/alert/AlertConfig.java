package dev.vigia.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;

/** After how long people are told of something, and how. */
@ConfigMapping(prefix = "vigia.alert")
public interface AlertConfig {

    /** How often one of the nodes looks what there is to tell. Shorter tells sooner, and asks the database more often. */
    @DurationMin(seconds = 1)
    @WithDefault("30s")
    Duration every();

    /** How long what only a person can end has lasted before anybody is told. Longer passes over what ends at once. */
    @DurationMin
    @WithDefault("1m")
    Duration grace();

    /** How long an integration fails for one reason before anybody is told. Longer passes over what heals by itself. */
    @DurationMin
    @WithDefault("15m")
    Duration failingAfter();

    /** How long nothing of it must be found before such a failure is over. Shorter tells twice of one that comes back. */
    @DurationMin
    @WithDefault("10m")
    Duration failingOver();

    /** How often in a row a scheduled import fails before anybody is told. More passes over a server that restarts. */
    @Min(1)
    @WithDefault("3")
    int importFailures();

    /** How long a scheduled import brings no file before anybody is told. */
    @DurationMin
    @WithDefault("1d")
    Duration silentAfter();

    /** How long more products than before are at or below the minimum before anybody is told. */
    @DurationMin
    @WithDefault("15m")
    Duration minimumAfter();

    /** How long after the last sign-in a person is still written to. Shorter spares those who have left. */
    @DurationMin(seconds = 1)
    @WithDefault("30d")
    Duration absentAfter();

    /** How often a node looks for what is to be sent. An alert that opens wakes the sender of its own node at once. */
    @DurationMin(seconds = 1)
    @WithDefault("5s")
    Duration sendEvery();

    /** How long after a first failure a mail or a call is tried again. It doubles with each further one. */
    @DurationMin(millis = 1)
    @WithDefault("30s")
    Duration retryFirst();

    /** The longest wait between two tries. */
    @DurationMin(millis = 1)
    @WithDefault("6h")
    Duration retryLongest();

    /** How long a mail or a call is tried; a webhook that takes nothing for so long is stopped. */
    @DurationMin(seconds = 1)
    @WithDefault("3d")
    Duration giveUpAfter();

    /** How long a server may take to answer a call. Longer suits slow ones, and holds a thread meanwhile. */
    @DurationMin(millis = 1)
    @WithDefault("10s")
    Duration longestCall();

    /** The server that takes mails. None: no mails, and the page says so. */
    Optional<String> mailHost();

    /** Whom mails are from. None: no mails. */
    Optional<String> mailFrom();

    /** Where browsers reach Vigia, for the links in mails and calls. None: they carry no link. */
    Optional<URI> publicUrl();

    /**
     * Hosts, as they are typed, that webhooks may call though their address is not public; those on this very machine also
     * without encryption. Whoever may set webhooks may then call them.
     */
    Optional<Set<String>> privateHosts();

    default boolean sendsMail() {
        return mailHost().isPresent() && mailFrom().isPresent();
    }

    /** A page of the portal, as others reach it; empty where nobody has said. */
    default Optional<String> link(String path) {
        return publicUrl().map(url -> url.toString().replaceFirst("/+$", "") + path);
    }
}
