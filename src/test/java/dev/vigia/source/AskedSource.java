package dev.vigia.source;

import dev.vigia.credentials.Token;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** An account that nobody limits, at noon; it remembers the tokens that it was given, in order. */
public record AskedSource(Map<String, String> settings, List<Token> kept) implements SourceAccount {

    public static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    public AskedSource(Map<String, String> settings) {
        this(settings, new ArrayList<>());
    }

    @Override
    public String setting(String name) {
        return settings.getOrDefault(name, "");
    }

    @Override
    public Optional<Token> token() {
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(kept.size() - 1));
    }

    @Override
    public void storeToken(Token token) {
        kept.add(token);
    }

    @Override
    public <T> T exclusively(Supplier<T> work) {
        return work.get();
    }

    @Override
    public Reply send(Limit limit, Supplier<RestResponse<String>> request) {
        return Reply.to(request);
    }

    @Override
    public TimedReply send(Supplier<RestResponse<String>> request) {
        return new TimedReply(Reply.to(request), NOON);
    }
}
