package dev.vigia.export;

import java.time.Instant;

/** Takes the cells of a row, one after the other. */
public interface RowCells {

    /** @param text empty: nothing */
    void text(String text);

    void number(long number);

    /** By the clock of the person who takes the file. */
    void moment(Instant moment);
}
