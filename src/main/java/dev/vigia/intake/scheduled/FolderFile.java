package dev.vigia.intake.scheduled;

import dev.vigia.database.Spelling;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file of a watched folder as it looks now.
 *
 * @param isLink     whether it leads elsewhere; nothing of it is read then
 * @param modifiedAt as exactly as the database keeps it
 */
record FolderFile(Path path, String name, long bytes, Instant modifiedAt, boolean isLink) {

    private static final Set<String> UNFINISHED = Set.of(".tmp", ".temp", ".part", ".partial", ".filepart",
            ".crdownload", ".download", ".swp", ".lock");
    private static final int MOST = 10_000;
    private static final int LONGEST_NAME = 255;

    /** Those that may be taken, the oldest first. Hidden and unfinished ones are passed over, and so are directories. */
    static List<FolderFile> in(Path folder) throws IOException {
        List<FolderFile> files = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, FolderFile::isFinished)) {
            for (Path path : paths) {
                of(path).ifPresent(files::add);
                if (files.size() == MOST) {
                    break;
                }
            }
        }
        files.sort(Comparator.comparing(FolderFile::modifiedAt).thenComparing(FolderFile::name));
        return files;
    }

    private static boolean isFinished(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && !name.startsWith("~") && !name.endsWith("~") && name.length() <= LONGEST_NAME
                && Spelling.isText(name)
                && UNFINISHED.stream().noneMatch(name::endsWith);
    }

    /** As it looks now; empty if it is gone, or no file. */
    static Optional<FolderFile> of(Path path) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return now.isRegularFile() || now.isSymbolicLink() ? Optional.of(new FolderFile(path, path.getFileName()
                    .toString(), now.size(), now.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS), now
                            .isSymbolicLink()))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    boolean isUnchanged() {
        return of(path).filter(this::equals).isPresent();
    }
}
