package dev.vigia.source;

import dev.vigia.marketplace.Reply;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** An account that nobody limits, at noon. */
public record AskedSource(Map<String, String> settings) implements SourceAccount {

    public static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @Override
    public String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    @Override
    public TimedReply send(Supplier<RestResponse<String>> request) {
        return new TimedReply(Reply.to(request), NOON);
    }
}
