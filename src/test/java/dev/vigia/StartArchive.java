package dev.vigia;

import java.nio.file.Path;
import java.util.List;

/** What a JVM writes when a start has ended, for the next one: from JDK 25 on a cache, before an archive of classes. */
public final class StartArchive {

    private static final boolean IS_CACHE = Runtime.version().feature() >= 25;

    private StartArchive() {
    }

    /** The option with which a start writes it. */
    public static String written(Path file) {
        return (IS_CACHE ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file;
    }

    /** The option with which a start uses it, or else says that it does not. */
    public static String used(Path file) {
        return (IS_CACHE ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file;
    }

    /** The options with which there is no start without it. */
    static List<String> demanded(Path file) {
        return List.of(used(file), IS_CACHE ? "-XX:AOTMode=on" : "-Xshare:on");
    }
}
