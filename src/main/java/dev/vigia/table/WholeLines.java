package dev.vigia.table;

import dev.vigia.table.Row.LineMistake;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The text of a CSV file as its parser should see it: a line with a stray quotation mark, or an endless one, is left blank
 * and told, so that it takes none of the lines below with it. Line numbers stay. A cell over several lines is let through
 * unless two of them look like lines of their own. Holds no more than the longest line.
 */
final class WholeLines extends Reader {

    /** Of a line, or of a cell that goes over several. */
    static final int LONGEST = 1 << 16;

    /** A line that the parser never sees. */
    record BrokenLine(int line, String text, LineMistake mistake) {
    }

    private record PhysicalLine(String text, String end, boolean tooLong) {
    }

    /** Where a line leaves off: between cells, within a quotation, or after a mark where none may stand. */
    private enum State {
        CLOSED, OPEN, STRAY
    }

    private static final char QUOTE = '"';
    private static final PhysicalLine NONE = new PhysicalLine("", "", false);

    private final Reader text;
    private final char separator;
    private final Predicate<String> standsAlone;
    private final Predicate<String> isWhole;
    private final boolean areCounted;
    private final Deque<PhysicalLine> ahead = new ArrayDeque<>();
    private final Deque<BrokenLine> broken = new ArrayDeque<>();
    private int pushedBack = -1;
    private int line;
    private String current = "";
    private int place;

    /**
     * @param standsAlone whether a line looks like one of goods, whatever is quoted
     * @param isWhole     whether it looks so much like one that it is no line of a cell
     * @param areCounted  whether lines say how many there are of something
     */
    WholeLines(Reader text, char separator, Predicate<String> standsAlone, Predicate<String> isWhole,
            boolean areCounted) {
        this.text = text;
        this.separator = separator;
        this.standsAlone = standsAlone;
        this.isWhole = isWhole;
        this.areCounted = areCounted;
    }

    /** The first of those that were left blank and not told yet. */
    Optional<BrokenLine> nextBroken() {
        return Optional.ofNullable(broken.peek());
    }

    /** The first of them is told now. */
    void tell() {
        broken.remove();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (place == current.length()) {
            Optional<String> next = next();
            if (next.isEmpty()) {
                return -1;
            }
            current = next.get();
            place = 0;
        }
        int given = Math.min(length, current.length() - place);
        current.getChars(place, place + given, buffer, offset);
        place += given;
        return given;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** What the parser gets next: a line, the lines of a cell that goes over several, or a blank one for a broken one. */
    private Optional<String> next() throws IOException {
        PhysicalLine first = ahead.isEmpty() ? line() : ahead.poll();
        if (first == NONE) {
            return Optional.empty();
        }
        line++;
        if (first.tooLong) {
            return blank(first, LineMistake.LINE_TOO_LONG);
        }
        State state = after(first.text, State.CLOSED);
        if (state == State.CLOSED) {
            return Optional.of(first.text + first.end);
        }
        int more = state == State.STRAY ? 0 : linesUntilClosed(first);
        return more == 0 ? blank(first, LineMistake.STRAY_QUOTE) : Optional.of(together(first, more));
    }

    private Optional<String> blank(PhysicalLine first, LineMistake mistake) {
        broken.add(new BrokenLine(line, first.text, mistake));
        return Optional.of(first.end);
    }

    private String together(PhysicalLine first, int more) {
        StringBuilder whole = new StringBuilder(first.text).append(first.end);
        for (int i = 0; i < more; i++) {
            PhysicalLine next = ahead.poll();
            whole.append(next.text).append(next.end);
        }
        line += more;
        return whole.toString();
    }

    /** 0 if the quotation that a line leaves open is a stray mark. */
    private int linesUntilClosed(PhysicalLine first) throws IOException {
        boolean complete = standsAlone.test(first.text);
        int length = first.text.length();
        int more = 0;
        State state = State.OPEN;
        Iterator<PhysicalLine> known = ahead.iterator();
        while (state == State.OPEN) {
            PhysicalLine next = known.hasNext() ? known.next() : lineAhead();
            more++;
            length += next.text.length() + 1;
            state = next == NONE ? State.STRAY : continued(complete, next, length);
        }
        return state == State.CLOSED ? more : 0;
    }

    private PhysicalLine lineAhead() throws IOException {
        PhysicalLine next = line();
        if (next != NONE) {
            ahead.add(next);
        }
        return next;
    }

    private State continued(boolean complete, PhysicalLine next, int length) {
        State state = after(next.text, State.OPEN);
        // Where nothing is counted, the second line of a name may have as many signs between cells as a line has.
        boolean isOwn = complete && standsAlone.test(next.text)
                && (areCounted || state != State.CLOSED);
        if (next.tooLong || length > LONGEST || isOwn) {
            return State.STRAY;
        }
        return state == State.OPEN && isWhole.test(next.text) ? State.STRAY : state;
    }

    private State after(String line, State before) {
        State state = before;
        boolean atStart = before == State.CLOSED;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (state == State.OPEN) {
                if (c == QUOTE) {
                    boolean doubled = i + 1 < line.length() && line.charAt(i + 1) == QUOTE;
                    i += doubled ? 1 : 0;
                    state = doubled ? State.OPEN : State.CLOSED;
                    if (!doubled && i + 1 < line.length() && line.charAt(i + 1) != separator) {
                        return State.STRAY;
                    }
                }
            } else if (c == QUOTE && atStart) {
                state = State.OPEN;
            }
            atStart = c == separator && state == State.CLOSED;
        }
        return state;
    }

    private PhysicalLine line() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean tooLong = false;
        int c = character();
        if (c < 0) {
            return NONE;
        }
        while (c >= 0 && c != '\n' && c != '\r') {
            tooLong |= line.length() == LONGEST;
            if (!tooLong) {
                line.append((char) c);
            }
            c = character();
        }
        return new PhysicalLine(line.toString(), end(c), tooLong);
    }

    private String end(int first) throws IOException {
        if (first != '\r') {
            return first < 0 ? "" : "\n";
        }
        pushedBack = character();
        if (pushedBack != '\n') {
            return "\r";
        }
        pushedBack = -1;
        return "\r\n";
    }

    private int character() throws IOException {
        int c = pushedBack;
        pushedBack = -1;
        return c < 0 ? text.read() : c;
    }
}
