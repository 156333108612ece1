package dev.vigia.intake.scheduled;

import dev.vigia.database.DatabaseClock;
import dev.vigia.http.DownloadFailure;
import dev.vigia.http.DownloadRequest;
import dev.vigia.http.Downloaded;
import dev.vigia.http.FileDownload;
import dev.vigia.intake.ImportConfig;
import dev.vigia.intake.scheduled.UnattendedFiles.FoundFile;
import dev.vigia.table.Unreadable;
import dev.vigia.table.Unreadable.FileProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Asks an address for its file, unless it still has the one that came the last time. */
@ApplicationScoped
class AddressReader {

    private static final Pattern WEB_PAGE = Pattern.compile(
            "(?is)\\A\\s*(<!--.*?-->\\s*)*<(!doctype\\s+html|html)\\b.*");
    private static final int LOOKED_AT = 1 << 12;

    private final FileDownload download;
    private final SignInSecrets secrets;
    private final UnattendedFiles files;
    private final ScheduledImportConfig config;
    private final ImportConfig limits;
    private final DatabaseClock clock;

    AddressReader(FileDownload download, SignInSecrets secrets, UnattendedFiles files, ScheduledImportConfig config,
            ImportConfig limits, DatabaseClock clock) {
        this.download = download;
        this.secrets = secrets;
        this.files = files;
        this.config = config;
        this.limits = limits;
        this.clock = clock;
    }

    /** @return empty if a file was taken */
    Optional<Read> read(ScheduledImport schedule, UUID claim) throws IOException {
        Path file = Files.createTempFile("vigia-download", "");
        try {
            return read(schedule, claim, file);
        } catch (DownloadFailure failure) {
            return Optional.of(Read.of(failure));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Optional<Read> read(ScheduledImport schedule, UUID claim, Path file) throws IOException {
        Map<String, String> signIn;
        try {
            signIn = secrets.headers(schedule);
        } catch (IllegalStateException lost) {
            return Optional.of(Read.of(ReadOutcome.SECRET_LOST));
        }
        // What is counted while it is on its way is newer, or may be.
        Instant asked = clock.now();
        Downloaded came = download.into(file, new DownloadRequest(URI.create(schedule.location), signIn, schedule.etag,
                schedule.lastModified, limits.largestFile().asLongValue(), config.longestRead(),
                config.privateHosts().orElse(Set.of())));
        if (!came.isNew()) {
            return Optional.of(Read.of(ReadOutcome.NOTHING_NEW));
        }
        if (isWebPage(came, file)) {
            return Optional.of(Read.of(ReadOutcome.WEB_PAGE));
        }
        return take(schedule, claim, file, came, asked);
    }

    private Optional<Read> take(ScheduledImport schedule, UUID claim, Path file, Downloaded came, Instant asked)
            throws IOException {
        String name = name(schedule, came);
        String digest = FileDigest.of(file);
        if (digest.equals(schedule.digest)) {
            return Optional.of(Read.of(ReadOutcome.NOTHING_NEW));
        }
        if (Files.size(file) == 0) {
            return Optional.of(Read.of(new Unreadable(FileProblem.EMPTY, ""), name));
        }
        try {
            return files.take(schedule, claim, new FoundFile(file, name, digest, asked), Duration.ofMinutes(
                    schedule.minutes),
                    taken -> {
                        taken.etag = came.etag();
                        taken.lastModified = came.lastModified();
                    });
        } catch (Unreadable e) {
            return Optional.of(Read.of(e, name));
        }
    }

    private static boolean isWebPage(Downloaded came, Path file) throws IOException {
        String type = came.type().toLowerCase(Locale.ROOT).strip();
        if (type.startsWith("text/html") || type.startsWith("application/xhtml")) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return WEB_PAGE.matcher(new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1)).matches();
        }
    }

    private static String name(ScheduledImport schedule, Downloaded came) {
        URI address = URI.create(schedule.location);
        String ofPath = UnattendedFiles.plainName(Optional.ofNullable(address.getPath()).orElse(""), address
                .getHost());
        return came.name().map(name -> UnattendedFiles.plainName(name, ofPath)).orElse(ofPath);
    }
}
