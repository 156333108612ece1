package dev.vigia.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The body of an answer as a stream: no more of it is taken than is read, and none of it after the deadline. */
class AnswerBody extends InputStream {

    private static final Object END = new Object();

    private final HttpClientResponse answer;
    private final long most;
    private final long deadline;
    private final BlockingQueue<Object> parts = new LinkedBlockingQueue<>();
    private Buffer part = Buffer.buffer();
    private int place;
    private long taken;
    private boolean isOver;

    /**
     * To be made before anything of the body is there.
     *
     * @param most     bytes
     * @param deadline on the machine's monotonic clock, in nanoseconds
     */
    AnswerBody(HttpClientResponse answer, long most, long deadline) {
        this.answer = answer;
        this.most = most;
        this.deadline = deadline;
        answer.pause().handler(parts::add).endHandler(end -> parts.add(END)).exceptionHandler(parts::add);
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : part.getByte(place++) & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, part.length() - place);
        part.getBytes(place, place + count, into, from);
        place += count;
        return count;
    }

    private boolean isAtEnd() throws IOException {
        while (!isOver && place == part.length()) {
            next();
        }
        return isOver;
    }

    private void next() throws IOException {
        answer.fetch(1);
        Object came = awaited();
        if (came instanceof Buffer more) {
            part = more;
            place = 0;
            taken += more.length();
            if (taken > most) {
                throw new DownloadFailure(DownloadFailure.Reason.TOO_LARGE);
            }
        } else if (came == END) {
            isOver = true;
        } else {
            throw new IOException((Throwable) came);
        }
    }

    private Object awaited() throws IOException {
        try {
            Object came = parts.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (came == null) {
                throw DownloadFailure.of(new TimeoutException());
            }
            return came;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
