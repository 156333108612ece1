package dev.vigia.testing.marketplace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.http.Clients;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;

/** A marketplace's API that gives the recorded answers it was told to, in order, and knows what it was asked. */
public class Scripted<T> {

    public final List<Call> calls = new ArrayList<>();
    /** Whom it was taken for. */
    public final List<URI> addresses = new ArrayList<>();

    private final Map<String, Deque<Callable<RestResponse<String>>>> answers = new HashMap<>();
    private final Class<T> api;
    private final String folder;

    public Scripted(Class<T> api, String folder) {
        this.api = api;
        this.folder = folder;
    }

    public record Call(String method, List<Object> arguments) {
    }

    public T api() {
        return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] { api }, this::answer));
    }

    /** Hands it out as the client of whatever address. */
    public Clients clients() {
        return new Clients() {

            @Override
            public <C> C at(URI address, Class<C> type) {
                addresses.add(address);
                return type.cast(api());
            }
        };
    }

    private Object answer(Object proxy, Method method, Object[] arguments) throws Exception {
        calls.add(new Call(method.getName(), Stream.of(arguments).toList()));
        Deque<Callable<RestResponse<String>>> left = answers.getOrDefault(method.getName(), new ArrayDeque<>());
        if (left.isEmpty()) {
            throw new AssertionError("nobody expected " + calls.get(calls.size() - 1));
        }
        return left.remove().call();
    }

    /** A recorded answer, by the name of its file. */
    public Scripted<T> answers(String method, int status, String file) {
        return says(method, status, body(file));
    }

    public Scripted<T> says(String method, int status, String body, String... header) {
        RestResponse.ResponseBuilder<String> answer = RestResponse.ResponseBuilder.<String>create(status).entity(body);
        for (int at = 0; at < header.length; at += 2) {
            answer.header(header[at], header[at + 1]);
        }
        return does(method, answer::build);
    }

    public Scripted<T> fails(String method, RuntimeException failure) {
        return does(method, () -> {
            throw failure;
        });
    }

    private Scripted<T> does(String method, Callable<RestResponse<String>> answer) {
        answers.computeIfAbsent(method, name -> new ArrayDeque<>()).add(answer);
        return this;
    }

    /** @param file JSON unless its name says otherwise */
    public String body(String file) {
        String name = "/answers/" + folder + "/" + file + (file.contains(".") ? "" : ".json");
        try (InputStream recorded = Scripted.class.getResourceAsStream(name)) {
            return new String(recorded.readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
    }

    /** What it was asked, as a list of method names. */
    public List<String> asked() {
        return calls.stream().map(Call::method).toList();
    }

    public List<Object> argumentsOf(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError(method + " was never called")).arguments();
    }
}
