package dev.vigia.http;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/** The REST clients of the connectors, one per interface and address. */
@Singleton
public class Clients {

    // A request leaves before two thirds of its lease (15 s) are over. Its answer may come when another node sends already;
    // then nobody settles it, and the last truth is sent once more.
    private static final int CONNECT_SECONDS = 2;
    private static final int READ_SECONDS = 8;

    private static final int CONNECTIONS = 500;

    /** In the form that Amazon asks for, and others take as well. */
    static final String USER_AGENT = "Vigia/%s (Language=Java/%s; Platform=%s/%s)".formatted(ConfigProvider.getConfig()
            .getOptionalValue("quarkus.application.version", String.class).map(Clients::plain).orElse("1"),
            plain(Runtime.version().toString()), plain(System.getProperty("os.name")),
            plain(System.getProperty("os.version")));

    private final Map<ClientKey, Object> clients = new ConcurrentHashMap<>();

    /**
     * A client that leaves every status to its caller, since each marketplace means something else by it, and that
     * follows no redirect, since a credential must not travel to an address that nobody configured. What an answer may
     * cost is bounded ({@link ResponseLimitHandler}); one with more than 8 KiB of headers is refused by the client. A request
     * leaves in time or never ({@link DeadlineHandler}).
     */
    public <T> T at(URI address, Class<T> api) {
        return api.cast(clients.computeIfAbsent(new ClientKey(address, api), Clients::build));
    }

    private static Object build(ClientKey key) {
        GuardedConnections guard = new GuardedConnections();
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(key.address())
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .followRedirects(false)
                // All retailers share an address; what each may send is bounded by its rate limits.
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, CONNECTIONS)
                .disableDefaultMapper(true)
                .userAgent(USER_AGENT)
                .register(guard)
                .httpClientRequestCustomizer(guard)
                .build(key.api());
    }

    /** Without the signs that part such a header. */
    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9.+_-]", "_");
    }

    private record ClientKey(URI address, Class<?> api) {
    }
}
