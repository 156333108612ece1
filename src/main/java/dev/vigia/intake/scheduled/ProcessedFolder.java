package dev.vigia.intake.scheduled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jboss.logging.Logger;

/** Where files go that are done with: a directory in the watched folder itself. */
final class ProcessedFolder {

    private static final Logger LOG = Logger.getLogger(ProcessedFolder.class);
    private static final DateTimeFormatter MARK = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSSSSS").withZone(
            ZoneOffset.UTC);

    private ProcessedFolder() {
    }

    /** Where it cannot be moved it stays, and is known again. */
    static void move(FolderFile file, String name) {
        Path into = file.path().resolveSibling(name);
        try {
            if (!Files.isDirectory(into, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(into);
            }
            Path target = into.resolve(file.name());
            // Not over another one, which a person may still want.
            Files.move(file.path(), Files.exists(target, LinkOption.NOFOLLOW_LINKS) ? into.resolve(MARK.format(file
                    .modifiedAt()) + "-" + file.name()) : target);
        } catch (IOException | SecurityException notMoved) {
            LOG.debugf(notMoved, "%s stays where it is", file.path());
        }
    }
}
