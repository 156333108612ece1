package dev.vigia.table;

import java.util.Iterator;

/** The rows of a file in their order; only one is held in memory. */
public interface Rows extends Iterator<Row>, AutoCloseable {

    @Override
    void close();
}
