package dev.vigia.web.request;

import dev.vigia.web.Language;
import dev.vigia.web.Problem;
import dev.vigia.web.WebConfig;
import dev.vigia.web.WebMessages;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Unpacks the compressed body of a program, and no further than a body may be large: what comes out of it is what counts. It
 * is unpacked where the work is done, once it is known who sends it, and never by the thread that serves all connections.
 * It is unpacked to its very end: a part that nobody reads must not pass for one that was taken.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class CompressedBodies implements ReaderInterceptor {

    /** For whoever compresses in another way. */
    static final String KNOWN = "gzip, deflate";

    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final String DEFLATE = "deflate";
    private static final String AS_IT_IS = "identity";

    // Made before there are settings.
    private final Instance<WebConfig> config;
    private final Language language;

    CompressedBodies(Instance<WebConfig> config, Language language) {
        this.config = config;
        this.language = language;
    }

    static boolean isKnown(String encoding) {
        String code = code(encoding);
        return GZIP.contains(code) || code.equals(DEFLATE) || code.equals(AS_IT_IS);
    }

    /** Several headers of one name say what one with commas says. */
    static Optional<String> all(List<String> encodings) {
        return encodings.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", encodings));
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        String encoding = code(Optional.ofNullable(context.getHeaders().get(HttpHeaders.CONTENT_ENCODING))
                .flatMap(CompressedBodies::all).orElse(AS_IT_IS));
        if (!encoding.equals(AS_IT_IS)) {
            context.setInputStream(new ByteArrayInputStream(unpacked(context.getInputStream(), encoding)));
        }
        return context.proceed();
    }

    private byte[] unpacked(InputStream body, String encoding) {
        int most = Math.toIntExact(config.get().largestBody().asLongValue());
        try (InputStream unpacking = unpacking(body, encoding)) {
            byte[] unpacked = unpacking.readNBytes(most + 1);
            if (unpacked.length > most) {
                throw new WebApplicationException(413);
            }
            return unpacked;
        } catch (IOException brokenOff) {
            WebMessages words = language.of(WebMessages.class);
            throw new WebApplicationException(brokenOff, Problem.of(400, words.problemTitle(400), words.notUnpacked(
                    encoding)).response());
        }
    }

    private static InputStream unpacking(InputStream body, String encoding) throws IOException {
        return GZIP.contains(encoding) ? GzipCompressorInputStream.builder().setInputStream(body)
                .setDecompressConcatenated(true).get() : new WholeInflater(body);
    }

    /** Refuses what follows the end of what was packed. */
    private static final class WholeInflater extends InflaterInputStream {

        WholeInflater(InputStream packed) {
            super(packed);
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int read = super.read(bytes, from, most);
            if (read < 0 && (inf.getRemaining() > 0 || in.read() >= 0)) {
                throw new ZipException("more follows what was packed");
            }
            return read;
        }
    }

    private static String code(String encoding) {
        return encoding.strip().toLowerCase(Locale.ROOT);
    }
}
