package dev.vigia.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.restassured.specification.SpecificationQuerier;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Speaks HTTP letter by letter, as no client does. */
public final class RawHttp {

    private RawHttp() {
    }

    /** An answer up to the end of the connection. */
    public record Answer(String text) {

        public int status() {
            return text.isEmpty() ? 0 : Integer.parseInt(text.split(" ", 3)[1]);
        }

        public boolean hasHeader(String name) {
            return head().lines().anyMatch(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"));
        }

        public String head() {
            return text.split("\r\n\r\n", 2)[0];
        }
    }

    public static Answer get(String target, String... headers) throws IOException {
        return say("GET " + target + " HTTP/1.1\r\nHost: localhost:" + RestAssured.port + "\r\nConnection: close\r\n"
                + Arrays.stream(headers).map(header -> header + "\r\n").collect(Collectors.joining())
                + "\r\n");
    }

    public static Answer say(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new Answer(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        }
    }

    /** A connection that ends with an exception rather than keep a test waiting. */
    public static Socket connect() throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(60_000);
        return socket;
    }

    /** The header with the cookies of a person who has signed in. */
    public static String cookies(RequestSpecification person) {
        return "Cookie: " + SpecificationQuerier.query(person).getCookies().asList().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
    }
}
