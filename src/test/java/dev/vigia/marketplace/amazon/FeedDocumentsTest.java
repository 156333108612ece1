package dev.vigia.marketplace.amazon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.marketplace.HostileServer;
import dev.vigia.testing.marketplace.StubServer;
import dev.vigia.testing.marketplace.TestAccount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Amazon's storage may answer, and what an answer may cost. */
class FeedDocumentsTest {

    private static final int TOO_MANY_BYTES = 33 * 1024 * 1024;

    private final FeedDocuments documents = new FeedDocuments(Duration.ofSeconds(2));
    private final FeedDocuments patient = new FeedDocuments(Duration.ofSeconds(60));

    private final TestAccount account = new TestAccount(URI.create("http://localhost"), Map.of());

    private static Outcome.Retry outcomeOf(ThrowingCallable transfer) {
        ConnectorException failure = catchThrowableOfType(ConnectorException.class, transfer);
        assertThat(failure).as("instead of a document").isNotNull();
        assertThat(failure.outcome()).isInstanceOf(Outcome.Retry.class);
        return (Outcome.Retry) failure.outcome();
    }

    private static HostileServer gives(byte[] body) throws IOException {
        return new HostileServer(out -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(UTF_8));
            out.write(body);
        });
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(bytes);
        }
        return zipped.toByteArray();
    }

    @Test
    void a_document_comes_as_it_is_or_unzipped() throws Exception {
        byte[] report = "{\"ação\":1}".getBytes(UTF_8);
        try (HostileServer plain = gives(report); HostileServer packed = gives(zipped(report))) {
            assertThat(documents.download(account, plain.url(), false)).isEqualTo(report);
            assertThat(documents.download(account, packed.url(), true)).isEqualTo(report);
        }
    }

    @Test
    void a_document_that_dribbles_did_not_come_in_time() throws Exception {
        try (HostileServer storage = new HostileServer(HostileServer.dribbling("200 OK"))) {
            assertThat(outcomeOf(() -> documents.download(account, storage.url(), false)).cause()).contains(
                    Cause.UNREADABLE);
            assertThat(storage.isHungUpOn()).isTrue();
        }
    }

    @Test
    void an_upload_whose_answer_dribbles_was_not_taken_in_time() throws Exception {
        try (HostileServer storage = new HostileServer(HostileServer.dribbling("200 OK"))) {
            assertThat(outcomeOf(() -> documents.upload(account, storage.url(), new byte[] { 1 })).cause())
                    .contains(Cause.UNREADABLE);
            assertThat(storage.isHungUpOn()).isTrue();
        }
    }

    @Test
    void a_storage_that_is_not_there_says_nothing_about_amazon() throws Exception {
        HostileServer storage = gives(new byte[0]);
        storage.close();
        assertThat(outcomeOf(() -> documents.upload(account, storage.url(), new byte[] { 1 })).cause())
                .contains(Cause.UNREADABLE);
    }

    @Test
    void the_account_is_held_on_to_while_a_document_travels() throws Exception {
        try (HostileServer storage = new HostileServer(HostileServer.dribbling("200 OK"))) {
            outcomeOf(() -> documents.upload(account, storage.url(), new byte[] { 1 }));
            assertThat(account.held).isPositive();
        }
    }

    @Test
    void a_document_of_an_account_that_has_passed_on_travels_no_further() throws Exception {
        TestAccount passedOn = new TestAccount(URI.create("http://localhost"), Map.of()) {
            @Override
            public void heartbeat() {
                throw new IllegalStateException("somebody else's");
            }
        };
        try (HostileServer storage = new HostileServer(HostileServer.dribbling("200 OK"))) {
            assertThatThrownBy(() -> patient.upload(passedOn, storage.url(), new byte[] { 1 }))
                    .hasMessage("somebody else's");
            assertThat(storage.isHungUpOn()).isTrue();
        }
    }

    @Test
    void a_document_without_end_is_hung_up_on() throws Exception {
        try (HostileServer storage = new HostileServer(HostileServer.endless())) {
            assertThat(outcomeOf(() -> patient.download(account, storage.url(), false)).cause()).contains(
                    Cause.UNREADABLE);
            assertThat(storage.isHungUpOn()).isTrue();
            assertThat(storage.written()).isLessThan(64L * 1024 * 1024);
        }
    }

    @Test
    void a_small_document_that_unzips_to_a_large_one_is_not_read() throws Exception {
        try (HostileServer storage = gives(zipped(new byte[TOO_MANY_BYTES]))) {
            assertThat(outcomeOf(() -> documents.download(account, storage.url(), true)).cause()).contains(
                    Cause.UNREADABLE);
        }
    }

    @Test
    void a_document_that_is_not_zipped_as_announced_is_not_read() throws Exception {
        try (HostileServer storage = gives("{}".getBytes(UTF_8))) {
            assertThat(outcomeOf(() -> documents.download(account, storage.url(), true)).cause()).contains(
                    Cause.UNREADABLE);
        }
    }

    @ParameterizedTest
    @CsvSource({ "503, 40, 40", "429, 40, 40", "503, soon, 5", "403, '', 5" })
    void the_storage_is_left_alone_for_as_long_as_it_asks(int status, String asked, int seconds) throws Exception {
        try (StubServer storage = new StubServer().answers("/", status, "<Error/>", Map.of("Retry-After", asked))) {
            Outcome.Retry retry = outcomeOf(() -> documents.download(account, storage.url().resolve("/out"), false));
            assertThat(retry.cause()).as("the storage, not Amazon").contains(Cause.UNREADABLE);
            assertThat(retry.after()).hasSeconds(seconds);
        }
    }
}
