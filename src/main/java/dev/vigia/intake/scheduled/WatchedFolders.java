package dev.vigia.intake.scheduled;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private final List<Root> roots = new ArrayList<>();

    WatchedFolders(ScheduledImportConfig config) {
        config.roots().orElse(List.of()).forEach(this::add);
    }

    /** @param name tells it from the others; where it lies on the server is nobody's business */
    private record Root(Path path, String name) {

        Path real() throws IOException {
            return path.toRealPath();
        }

        Optional<String> nameOf(Path folder) {
            try {
                return folder.startsWith(real()) ? Optional.of(name + "/" + real().relativize(folder))
                        : Optional.empty();
            } catch (IOException gone) {
                return Optional.empty();
            }
        }
    }

    private void add(Path path) {
        String name = String.valueOf(path.toAbsolutePath().normalize().getFileName());
        long same = roots.stream().filter(root -> root.path.toAbsolutePath().normalize().endsWith(name)).count();
        roots.add(new Root(path, same == 0 ? name : name + " (" + (same + 1) + ")"));
    }

    /**
     * A folder that may be watched.
     *
     * @param path as it is kept
     * @param name as people see it: below its root
     */
    public record Folder(String path, String name) {
    }

    /** Whether the operator has allowed any. */
    boolean areAllowed() {
        return !roots.isEmpty();
    }

    /**
     * All there are.
     *
     * @param kept whose folder is among them, even if it is no longer there
     */
    List<Folder> of(String retailerCode, Optional<ScheduledImport> kept) {
        Stream<String> before = kept.filter(ScheduledImport::isFolder).map(schedule -> schedule.location).stream();
        Stream<String> found = bases(retailerCode).stream().flatMap(base -> below(base).stream()).map(Path::toString);
        return Stream.concat(before, found).distinct().limit(MOST).map(this::folder).toList();
    }

    /** One that is no longer below any root goes by its last name. */
    private Folder folder(String path) {
        return new Folder(path, roots.stream().flatMap(root -> root.nameOf(Path.of(path)).stream()).findFirst()
                .orElseGet(() -> path.replaceFirst(".*/(?=.)", "")));
    }

    /** Where a schedule reads, as people see it: without what often is a key as good as any. */
    String shown(ScheduledImport schedule) {
        return schedule.isFolder() ? folder(schedule.location).name()
                : schedule.location.replaceFirst("[?#].*", "?…");
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

    private static Optional<Path> base(Root root, String retailerCode) {
        try {
            Path real = root.path.resolve(retailerCode).toRealPath();
            return real.startsWith(root.real()) && !real.equals(root.real()) ? Optional.of(real)
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
