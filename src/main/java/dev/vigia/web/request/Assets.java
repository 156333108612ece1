package dev.vigia.web.request;

import io.quarkus.runtime.LaunchMode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * What pages are drawn and moved by, as one stylesheet and one script, compressed once. What is in them is part of their
 * address: browsers keep them for a year, and a new version of Vigia is never drawn by the files of the one before.
 */
@Named("assets")
@Singleton
public class Assets {

    private static final String ROOT = "META-INF/resources/";
    private static final String KEPT = "public, immutable, max-age=31536000";

    private final Map<AssetType, Asset> joined = new ConcurrentHashMap<>();

    /** Of what files it is made, in their order. */
    private enum AssetType {
        STYLES("css", "text/css", webjar("tabler__core", "dist/css/tabler.min.css"), "assets/base.css",
                "assets/components.css", "assets/forms.css", "assets/lists.css", "assets/pages.css"),
        SCRIPTS("js", "text/javascript", webjar("htmx.org", "dist/htmx.min.js"), "assets/vigia.js", "assets/keys.js");

        private final String suffix;
        private final String mediaType;
        private final List<String> files;

        AssetType(String suffix, String mediaType, String... files) {
            this.suffix = suffix;
            this.mediaType = mediaType;
            this.files = List.of(files);
        }
    }

    /** @param zipped as gzip */
    private record Asset(String path, Buffer plain, Buffer zipped) {
    }

    void register(@Observes Router router) {
        for (AssetType type : AssetType.values()) {
            router.get("/assets/vigia-:version." + type.suffix).handler(routing -> give(routing, type));
        }
    }

    /** Where the stylesheet of all pages is. */
    public String getStyles() {
        return of(AssetType.STYLES).path;
    }

    /** Where the script of all pages is. */
    public String getScripts() {
        return of(AssetType.SCRIPTS).path;
    }

    /** In development somebody writes them. */
    private Asset of(AssetType type) {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT ? join(type)
                : joined.computeIfAbsent(type, Assets::join);
    }

    private static Asset join(AssetType type) {
        Buffer plain = Buffer.buffer();
        type.files.forEach(file -> plain.appendBytes(read(ROOT + file)).appendString("\n"));
        byte[] bytes = plain.getBytes();
        String version = UUID.nameUUIDFromBytes(bytes).toString().substring(0, 8);
        return new Asset("/assets/vigia-" + version + "." + type.suffix, plain, Buffer.buffer(zipped(bytes)));
    }

    /** One of another version is given what there is now, and asks again the next time. */
    private void give(RoutingContext routing, AssetType type) {
        Asset asset = of(type);
        String accepted = routing.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean isZipped = accepted != null && accepted.contains("gzip");
        routing.response().putHeader(HttpHeaders.CONTENT_TYPE, type.mediaType + ";charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, routing.request().path().equals(asset.path) ? KEPT : "no-cache")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader(HttpHeaders.CONTENT_ENCODING, isZipped ? "gzip" : "identity")
                .end(isZipped ? asset.zipped : asset.plain);
    }

    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String webjar(String name, String file) {
        Properties maven = new Properties();
        try (InputStream properties = open("META-INF/maven/org.webjars.npm/" + name + "/pom.properties")) {
            maven.load(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "webjars/" + name + "/" + maven.getProperty("version") + "/" + file;
    }

    private static byte[] read(String file) {
        try (InputStream stream = open(file)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) throws FileNotFoundException {
        InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(file);
        if (stream == null) {
            throw new FileNotFoundException(file);
        }
        return stream;
    }
}
