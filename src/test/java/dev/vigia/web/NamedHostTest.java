package dev.vigia.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NamedHostTest {

    @TestHTTPResource
    URI address;

    @ParameterizedTest
    @CsvSource({ "/, '', 400", "/stock, '', 400", "/api/v1/stock, '', 400", "/stock, 'Host: ', 400",
            "/q/health/live, '', 200", "/stock, 'Host: localhost', 302" })
    void a_request_that_names_no_host_is_refused_but_for_probes(String path, String header, int status)
            throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request = "GET " + path + " HTTP/1.0\r\n" + (header.isEmpty() ? "" : header + "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)HTTP/1\\.[01] " + status + " .*");
        }
    }
}
