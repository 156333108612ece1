package dev.vigia.export;

import java.io.IOException;
import java.util.List;

/** A file of rows that is being written; nothing of it is held but what is not written yet. */
interface RowFile extends RowCells {

    void begin(List<String> headings) throws IOException;

    void endRow() throws IOException;

    /** Hands over what is written so far. */
    void flush() throws IOException;

    /** The file is whole. One that is not finished must not look so. */
    void finish() throws IOException;
}
