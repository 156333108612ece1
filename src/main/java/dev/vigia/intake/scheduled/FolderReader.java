package dev.vigia.intake.scheduled;

import dev.vigia.access.Retailer;
import dev.vigia.intake.ImportConfig;
import dev.vigia.intake.scheduled.FolderMemory.Seen;
import dev.vigia.intake.scheduled.UnattendedFiles.FoundFile;
import dev.vigia.table.Unreadable;
import dev.vigia.table.Unreadable.FileProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes the oldest file of a folder that nobody is writing any more, and moves it away. None is ever deleted. */
@ApplicationScoped
class FolderReader {

    private static final Logger LOG = Logger.getLogger(FolderReader.class);

    private final WatchedFolders folders;
    private final FolderMemory memory;
    private final UnattendedFiles files;
    private final ScheduledImportConfig config;
    private final ImportConfig limits;

    FolderReader(WatchedFolders folders, FolderMemory memory, UnattendedFiles files, ScheduledImportConfig config,
            ImportConfig limits) {
        this.folders = folders;
        this.memory = memory;
        this.files = files;
        this.config = config;
        this.limits = limits;
    }

    /** @return empty if a file was taken */
    Optional<Read> read(ScheduledImport schedule, UUID claim) throws IOException {
        try {
            Optional<Path> folder = folder(schedule);
            return folder.isEmpty() ? Optional.of(Read.of(ReadOutcome.FOLDER_OUTSIDE))
                    : look(schedule, claim, FolderFile.in(folder.get()));
        } catch (NoSuchFileException | InvalidPathException gone) {
            return Optional.of(Read.of(ReadOutcome.FOLDER_MISSING));
        } catch (AccessDeniedException closed) {
            return Optional.of(Read.of(ReadOutcome.FILE_CLOSED));
        }
    }

    /** Notes since when what lies there lies there, and takes nothing. What is wrong is told once something may be taken. */
    void see(ScheduledImport schedule) {
        try {
            Optional<Path> folder = folder(schedule);
            List<FolderFile> found = folder.isPresent() ? FolderFile.in(folder.get()) : List.of();
            Map<String, Seen> known = memory.of(schedule);
            found.stream().filter(file -> !file.isLink() && Optional.ofNullable(known.get(file.name())).filter(
                    before -> before.isStill(file)).isEmpty()).forEach(file -> memory.see(schedule, file));
        } catch (IOException | InvalidPathException gone) {
            LOG.debugf(gone, "%s cannot be looked at", schedule.location);
        }
    }

    private Optional<Path> folder(ScheduledImport schedule) throws IOException {
        return folders.find(QuarkusTransaction.requiringNew().call(() -> Retailer.<Retailer>findById(
                schedule.retailerId).code), schedule.location);
    }

    private Optional<Read> look(ScheduledImport schedule, UUID claim, List<FolderFile> found) throws IOException {
        Map<String, Seen> known = memory.of(schedule);
        memory.forgetAllBut(schedule, found.stream().map(FolderFile::name).toList());
        for (FolderFile file : found) {
            Optional<Seen> seen = Optional.ofNullable(known.get(file.name())).filter(before -> before.isStill(file));
            if (seen.isEmpty() && !file.isLink()) {
                memory.see(schedule, file);
            } else if (seen.filter(Seen::isDone).isPresent()) {
                ProcessedFolder.move(file, seen.get().isRefused() ? WatchedFolders.REFUSED : WatchedFolders.PROCESSED);
            } else if (seen.filter(before -> before.millis() >= config.unchanged().toMillis()).isPresent()) {
                return take(schedule, claim, file, seen.get().writtenAt());
            }
        }
        return Optional.of(found.stream().filter(FolderFile::isLink).findFirst()
                .map(link -> Read.of(ReadOutcome.LINK_OUTSIDE, link.name()))
                .orElse(Read.of(ReadOutcome.NOTHING_NEW)));
    }

    /** What is read is a copy: whatever becomes of the file meanwhile, all of it is of one moment. */
    private Optional<Read> take(ScheduledImport schedule, UUID claim, FolderFile file, Instant at)
            throws IOException {
        Path copy = Files.createTempFile("vigia-folder", "");
        try (InputStream in = Files.newInputStream(file.path(), LinkOption.NOFOLLOW_LINKS);
                OutputStream out = Files.newOutputStream(copy)) {
            String digest = FileDigest.copied(in, out, limits.largestFile().asLongValue());
            if (!file.isUnchanged()) {
                return Optional.of(Read.of(ReadOutcome.NOTHING_NEW));
            }
            return take(schedule, claim, file, new FoundFile(copy, UnattendedFiles.plainName(file.name(), "-"),
                    digest, at));
        } catch (IOException closed) {
            return Optional.of(Read.of(ReadOutcome.FILE_CLOSED, file.name()));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private Optional<Read> take(ScheduledImport schedule, UUID claim, FolderFile file, FoundFile copy) {
        if (copy.digest().equals(schedule.digest)) {
            memory.leave(schedule, file, copy.digest());
            ProcessedFolder.move(file, WatchedFolders.PROCESSED);
            return Optional.of(Read.of(ReadOutcome.NOTHING_NEW));
        }
        if (file.bytes() > limits.largestFile().asLongValue()) {
            return refuse(schedule, file, copy, Read.of(ReadOutcome.TOO_LARGE, file.name()));
        }
        if (file.bytes() == 0) {
            return refuse(schedule, file, copy, Read.of(new Unreadable(FileProblem.EMPTY, ""), file.name()));
        }
        try {
            Optional<Read> notTaken = files.take(schedule, claim, copy, config.folderEvery(),
                    taken -> memory.take(taken, file, copy.digest()));
            if (notTaken.isEmpty()) {
                ProcessedFolder.move(file, WatchedFolders.PROCESSED);
            }
            return notTaken;
        } catch (Unreadable e) {
            return refuse(schedule, file, copy, Read.of(e, file.name()));
        }
    }

    private Optional<Read> refuse(ScheduledImport schedule, FolderFile file, FoundFile copy, Read why) {
        memory.refuse(schedule, file, copy.digest());
        ProcessedFolder.move(file, WatchedFolders.REFUSED);
        return Optional.of(why);
    }
}
