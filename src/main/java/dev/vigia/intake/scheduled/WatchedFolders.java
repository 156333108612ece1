package dev.vigia.intake.scheduled;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The folders that a retailer may have watched: below a root of the configuration, in the directory that is called by the
 * retailer's code. Nothing else is ever opened, whatever links lead there.
 */
@ApplicationScoped
class WatchedFolders {

    /** Where files go that were taken. */
    static final String PROCESSED = "processed";
    /** Where files go of which nothing can be read. */
    static final String REFUSED = "refused";

    private static final Logger LOG = Logger.getLogger(WatchedFolders.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");
    private static final int DEPTH = 3;
    private static final int MOST = 100;

    private final List<Path> roots;

    WatchedFolders(ScheduledImportConfig config) {
        roots = config.roots().orElse(List.of());
    }

    /** Whether the operator has allowed any. */
    boolean areAllowed() {
        return !roots.isEmpty();
    }

    /** The paths of all there are. */
    List<String> of(String retailerCode) {
        return bases(retailerCode).stream().flatMap(base -> below(base).stream()).map(Path::toString).limit(MOST)
                .toList();
    }

    /** @return the folder itself; empty if it is not below one of the retailer's */
    Optional<Path> find(String retailerCode, String location) throws IOException {
        Path real = Path.of(location).toRealPath();
        return bases(retailerCode).stream().anyMatch(real::startsWith) && Files.isDirectory(real) ? Optional.of(real)
                : Optional.empty();
    }

    /** The retailer's own directories. Its code comes from elsewhere, and may be no name of a directory. */
    private List<Path> bases(String retailerCode) {
        return NAME.matcher(retailerCode).matches() ? roots.stream().flatMap(root -> base(root, retailerCode).stream())
                .toList() : List.of();
    }

    private static Optional<Path> base(Path root, String retailerCode) {
        try {
            Path real = root.resolve(retailerCode).toRealPath();
            return real.startsWith(root.toRealPath()) && !real.equals(root.toRealPath()) ? Optional.of(real)
                    : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static List<Path> below(Path base) {
        try (Stream<Path> paths = Files.find(base, DEPTH, (path, attributes) -> attributes.isDirectory(),
                new FileVisitOption[0])) {
            return paths.filter(path -> Stream.iterate(path, at -> !at.equals(base), Path::getParent).noneMatch(
                    at -> isOurs(at.getFileName().toString()))).limit(MOST).sorted().toList();
        } catch (IOException | UncheckedIOException closed) {
            LOG.warnf("The folders below %s cannot be listed: %s", base, closed.getMessage());
            return List.of();
        }
    }

    private static boolean isOurs(String name) {
        return Set.of(PROCESSED, REFUSED).contains(name) || name.startsWith(".");
    }
}
