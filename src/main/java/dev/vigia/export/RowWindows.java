package dev.vigia.export;

import java.util.List;

/** The rows of a list in their order, some thousands at a time. Each call is a transaction of its own. */
public interface RowWindows<R> {

    int AT_A_TIME = 2_000;

    /** The next rows; none when there are no more. */
    List<R> next();
}
