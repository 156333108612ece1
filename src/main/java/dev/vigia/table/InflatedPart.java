package dev.vigia.table;

import dev.vigia.table.Unreadable.FileProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/** What comes out of a part of an archive, counted: what an archive says of itself may be a lie. */
final class InflatedPart extends FilterInputStream {

    // The parser holds a tag, and with it all that its attributes say.
    private static final int LONGEST_TAG = 1 << 20;

    private final IntConsumer counted;
    private int sinceTag;

    /** @param counted is told of each byte more */
    InflatedPart(InputStream content, IntConsumer counted) {
        super(content);
        this.counted = counted;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int place = offset; place < offset + read; place++) {
            sinceTag = buffer[place] == '<' ? 0 : sinceTag + 1;
            if (sinceTag > LONGEST_TAG) {
                throw new Unreadable(FileProblem.WORKBOOK_TOO_LARGE, "");
            }
        }
        counted.accept(Math.max(0, read));
        return read;
    }
}
