package dev.vigia.testing;

import static dev.vigia.testing.Patiently.await;

/** How far a file is that was handed in, asked of the database: who waits at its page has it made for each look. */
public final class ImportWaits {

    private ImportWaits() {
    }

    /** Until it is known what a file would do. @param path of its page */
    public static void awaitCompared(String path) {
        awaitTime("compared_at", path);
    }

    /** Until a file is carried out. @param path of its page */
    public static void awaitFinished(String path) {
        awaitTime("finished_at", path);
    }

    private static void awaitTime(String column, String path) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        await(path + " has its " + column).until(() -> Shop.number("select count(" + column
                + ") from stock_import where id = " + id) == 1);
    }
}
