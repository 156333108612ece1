package dev.vigia.testing.marketplace;

import dev.vigia.credentials.Token;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** An account that remembers what a connector did with it, in order. */
public class TestAccount implements Account {

    public final List<String> spent = new ArrayList<>();
    public final Map<String, Double> paces = new HashMap<>();
    public final Set<String> exhausted = new HashSet<>();
    public final List<Token> kept = new ArrayList<>();
    public int held;

    private final URI url;
    private final Map<String, String> settings;

    public TestAccount(URI url, Map<String, String> settings) {
        this.url = url;
        this.settings = settings;
    }

    public TestAccount holding(Token token) {
        kept.add(token);
        return this;
    }

    @Override
    public URI url() {
        return url;
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
        spent.add(limit.name());
        return Reply.to(request);
    }

    @Override
    public boolean isFree(Limit limit) {
        return !exhausted.contains(limit.name());
    }

    @Override
    public void heartbeat() {
        held++;
    }

    @Override
    public void setRate(Limit limit, double perSecond) {
        paces.put(limit.name(), perSecond);
    }
}
