package dev.vigia.table;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.database.Spelling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file's characters: in the encoding that its mark names, else UTF-8, else what Excel writes without it.
 *
 * @param mixed whether a part of it is in another encoding
 */
record TextFile(Path path, Charset charset, boolean mixed) {

    private static final Charset EXCEL = Charset.forName("windows-1252");
    private static final Charset UTF_32 = Charset.forName("UTF-32");
    private static final char MARK = '\uFEFF';
    private static final int BUFFER = 1 << 16;
    /** A text has at most one control character in so many bytes, and none in those that name a format of files. */
    private static final int MOST_CONTROLS = 16;
    private static final int SIGNATURE = 8;
    /**
     * What is no UTF-8, for one letter that is: Excel's letters hardly ever look like one, so a few are strays or come from
     * another file, and do not decide how the others are read.
     */
    private static final int MOST_STRAYS = 20;

    /** @return empty for a workbook, a picture, or anything else that is no text */
    static Optional<TextFile> of(Path path) throws IOException {
        byte[] start;
        try (InputStream bytes = Files.newInputStream(path)) {
            start = bytes.readNBytes(BUFFER);
        }
        if (begins(start, 0, 0, 0xFE, 0xFF) || begins(start, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(new TextFile(path, UTF_32, false));
        }
        if (begins(start, 0xFE, 0xFF) || begins(start, 0xFF, 0xFE)) {
            return Optional.of(new TextFile(path, UTF_16, false));
        }
        return isText(start) ? Optional.of(unmarked(path)) : Optional.empty();
    }

    /** A stray one spoils its line alone; compressed data has one in nine, UTF-16 without its mark one in two. */
    private static boolean isText(byte[] start) {
        return controls(start, Math.min(SIGNATURE, start.length)) == 0
                && controls(start, start.length) * MOST_CONTROLS <= start.length;
    }

    private static int controls(byte[] start, int length) {
        int controls = 0;
        for (int place = 0; place < length; place++) {
            byte b = start[place];
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                controls++;
            }
        }
        return controls;
    }

    private static boolean begins(byte[] start, int... mark) {
        for (int place = 0; place < mark.length; place++) {
            if (place >= start.length || (start[place] & 0xFF) != mark[place]) {
                return false;
            }
        }
        return true;
    }

    private static TextFile unmarked(Path path) throws IOException {
        long good = 0;
        long bad = 0;
        CharsetDecoder decoder = UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        try (FileChannel file = FileChannel.open(path)) {
            boolean end = false;
            while (!end) {
                end = file.read(bytes) < 0;
                bytes.flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                while (result.isError()) {
                    bad++;
                    bytes.position(bytes.position() + result.length());
                    result = decoder.decode(bytes, chars, end);
                }
                bytes.compact();
                good += chars.flip().chars().filter(c -> c >= 0x80 && c != MARK).count();
                chars.clear();
            }
        }
        return new TextFile(path, bad <= good * MOST_STRAYS ? UTF_8 : EXCEL, good > 0 && bad > 0);
    }

    /** Its name, and after it that of the encoding in which a part of it seems to be. */
    String encodings() {
        return !mixed ? charset.name() : charset.name() + ", " + (charset == UTF_8 ? EXCEL : UTF_8).name();
    }

    /** The first that says something, as far as one may be long. */
    String firstLine() throws IOException {
        try (Reader reader = open()) {
            char[] start = new char[WholeLines.LONGEST];
            int length = 0;
            for (int more = reader.read(start); more > 0; more = reader.read(start, length, start.length - length)) {
                length += more;
            }
            return new String(start, 0, length).lines().filter(line -> !Spelling.of(line).isEmpty()).findFirst()
                    .orElse("");
        }
    }

    /** Without the mark at the beginning. */
    Reader open() throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(Files.newInputStream(path), charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE)), BUFFER);
        text.mark(1);
        if (text.read() != MARK) {
            text.reset();
        }
        return text;
    }
}
