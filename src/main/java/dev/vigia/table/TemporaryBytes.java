package dev.vigia.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Bytes that are too many for the memory: they lie on the disk until this is closed. First all are written, then they are
 * read in any order; a few megabytes of them are held.
 */
final class TemporaryBytes implements Closeable {

    private static final int BLOCK = 1 << 13;
    private static final int BLOCKS_HELD = 256;

    private final ByteBuffer unwritten = ByteBuffer.allocate(BLOCK);
    private final byte[][] blocks = new byte[BLOCKS_HELD][];
    private final long[] numbers = new long[BLOCKS_HELD];
    private FileChannel file;
    private long size;

    TemporaryBytes() {
        Arrays.fill(numbers, -1);
    }

    long size() {
        return size;
    }

    void append(byte[] bytes) {
        int done = 0;
        while (done < bytes.length) {
            int many = Math.min(bytes.length - done, unwritten.remaining());
            unwritten.put(bytes, done, many);
            done += many;
            if (!unwritten.hasRemaining()) {
                write();
            }
        }
        size += bytes.length;
    }

    byte[] read(long place, int length) {
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            int from = (int) ((place + done) % BLOCK);
            int many = Math.min(length - done, BLOCK - from);
            System.arraycopy(block((place + done) / BLOCK), from, bytes, done, many);
            done += many;
        }
        return bytes;
    }

    private byte[] block(long number) {
        int slot = (int) (number % BLOCKS_HELD);
        if (blocks[slot] == null) {
            blocks[slot] = new byte[BLOCK];
        }
        if (numbers[slot] != number) {
            write();
            fill(ByteBuffer.wrap(blocks[slot]), number * BLOCK);
            numbers[slot] = number;
        }
        return blocks[slot];
    }

    private void fill(ByteBuffer block, long place) {
        try {
            int read = 0;
            while (read >= 0 && block.hasRemaining()) {
                read = file.read(block, place + block.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        try {
            if (file == null) {
                Path path = Files.createTempFile("vigia-texts", "");
                file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
            }
            unwritten.flip();
            while (unwritten.hasRemaining()) {
                file.write(unwritten);
            }
            unwritten.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
