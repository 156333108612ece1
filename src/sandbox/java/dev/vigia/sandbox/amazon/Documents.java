package dev.vigia.sandbox.amazon;

import dev.vigia.sandbox.Bounded;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import dev.vigia.sandbox.oauth.AccessTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The files of feeds, and the store behind their addresses. */
final class Documents {

    static final String JSON = "application/json; charset=UTF-8";

    private static final Rate CREATE = new Rate("createFeedDocument", 0.5, 15);
    private static final Rate GET = new Rate("getFeedDocument", 0.0222, 10);
    private static final Duration ADDRESS_LIFETIME = Duration.ofMinutes(5);
    private static final int LARGEST_UPLOAD = 10 * 1024 * 1024;
    /** Result files from this size on are compressed, so that both sorts occur. */
    private static final int COMPRESSED_FROM = 1024;
    private static final int REMEMBERED = 200;

    private final AmazonAuth auth;
    private final Clock clock;
    private final Map<String, Document> documents = Bounded.map(REMEMBERED);

    Documents(AmazonAuth auth, Clock clock) {
        this.auth = auth;
        this.clock = clock;
    }

    void serve(Routes routes) {
        routes.post("/feeds/2021-06-30/documents", this::create).get("/feeds/2021-06-30/documents/:id", this::address)
                .put("/store/:id", this::upload).get("/store/:id", this::download);
    }

    Optional<Document> find(String seller, String id) {
        return Optional.ofNullable(documents.get(id)).filter(document -> document.seller().equals(seller));
    }

    Document keepResult(String seller, byte[] json) {
        boolean compressed = json.length >= COMPRESSED_FROM;
        return keep(seller, JSON, compressed, Optional.of(compressed ? gzip(json) : json));
    }

    private void create(Call call) {
        Grant grant = auth.enter(call.allowing(), CREATE);
        String type = call.json(Creation.class).contentType;
        if (type == null || type.isBlank()) {
            throw AmazonAuth.bad("contentType is needed");
        }
        Document document = keep(grant.seller(), type, false, Optional.empty());
        call.answer(201, Map.of("feedDocumentId", document.id(), "url", url(call, document)));
    }

    private void address(Call call) {
        Grant grant = auth.enter(call.allowing(), GET);
        Document document = find(grant.seller(), call.path("id")).orElseThrow(Documents::notFound);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("feedDocumentId", document.id());
        answer.put("url", url(call, document));
        if (document.isCompressed()) {
            answer.put("compressionAlgorithm", "GZIP");
        }
        call.answer(200, answer);
    }

    private void upload(Call call) {
        Document document = atAddress(call);
        String type = call.header("Content-Type").orElse("");
        if (!type.replace(" ", "").equalsIgnoreCase(document.contentType().replace(" ", ""))) {
            throw RefusedCall.malformed(403, "SignatureDoesNotMatch", "The content type must be " + document
                    .contentType());
        }
        if (call.bytes().length > LARGEST_UPLOAD) {
            throw RefusedCall.malformed(400, "EntityTooLarge", "The file is larger than 10 MiB");
        }
        document.upload(call.bytes());
        call.answer(200);
    }

    private void download(Call call) {
        byte[] content = atAddress(call).content().orElseThrow(Documents::notFound);
        call.answer(200, "application/octet-stream", content);
    }

    private Document atAddress(Call call) {
        Document document = Optional.ofNullable(documents.get(call.path("id"))).orElseThrow(Documents::notFound);
        if (document.hasExpired(clock.instant())) {
            throw new RefusedCall(403, "AccessDenied", "Request has expired");
        }
        return document;
    }

    private Document keep(String seller, String type, boolean compressed, Optional<byte[]> content) {
        String id = "amzn1.tortuga.4.na." + AccessTokens.random();
        Document document = new Document(id, seller, type, clock.instant().plus(ADDRESS_LIFETIME), compressed, content);
        documents.put(id, document);
        return document;
    }

    private static String url(Call call, Document document) {
        return call.server() + "/sandbox/amazon/store/" + document.id();
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static RefusedCall notFound() {
        return new RefusedCall(404, "NotFound", "There is no such document");
    }

    record Creation(String contentType) {
    }
}
