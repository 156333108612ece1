package dev.vigia.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.table.Unreadable.FileProblem;
import java.io.Closeable;
import java.nio.ByteBuffer;

/**
 * The texts of a workbook, which stand once beside its sheets. A million products have two million of them: they lie on the
 * disk, and no more of the heap is taken for many than for a few.
 */
final class SharedTexts implements Closeable {

    private static final int MOST = 20_000_000;

    private final TemporaryBytes texts = new TemporaryBytes();
    private final TemporaryBytes ends = new TemporaryBytes();
    private int count;

    /** @throws Unreadable if there are more than anybody has products */
    void add(String text) {
        if (++count > MOST) {
            throw new Unreadable(FileProblem.WORKBOOK_TOO_LARGE, "");
        }
        texts.append(text.getBytes(UTF_8));
        ends.append(ByteBuffer.allocate(Integer.BYTES).putInt(Math.toIntExact(texts.size())).array());
    }

    int count() {
        return count;
    }

    /** @throws IndexOutOfBoundsException if there is none at this place */
    String at(int place) {
        if (place < 0 || place >= count) {
            throw new IndexOutOfBoundsException(place);
        }
        int begin = place == 0 ? 0 : end(place - 1);
        return new String(texts.read(begin, end(place) - begin), UTF_8);
    }

    private int end(int place) {
        return ByteBuffer.wrap(ends.read((long) place * Integer.BYTES, Integer.BYTES)).getInt();
    }

    @Override
    public void close() {
        texts.close();
        ends.close();
    }
}
