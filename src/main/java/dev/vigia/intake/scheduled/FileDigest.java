package dev.vigia.intake.scheduled;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By what a file is known again. */
final class FileDigest {

    private FileDigest() {
    }

    static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copied(in, OutputStream.nullOutputStream(), Long.MAX_VALUE);
        }
    }

    /**
     * Copies up to so many bytes and one more, by which whoever looks sees that there are too many.
     *
     * @return the digest of what was copied
     */
    static String copied(InputStream in, OutputStream out, long most) throws IOException {
        MessageDigest digest = sha256();
        DigestInputStream read = new DigestInputStream(in, digest);
        byte[] buffer = new byte[1 << 16];
        long left = most == Long.MAX_VALUE ? most : most + 1;
        while (left > 0) {
            int count = read.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                break;
            }
            out.write(buffer, 0, count);
            left -= count;
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
