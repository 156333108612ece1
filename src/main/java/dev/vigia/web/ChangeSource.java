package dev.vigia.web;

import io.quarkus.qute.TemplateExtension;

/**
 * Who said what the stock is, as the ledger names it: {@code api:} and the program, {@code person:} and its name, or
 * {@code file:} and the file, or {@code source:} and the system it was read from. Below a file stands who has agreed to it,
 * a {@code person:} or the {@code schedule:} that took it; of what was taken before anybody was asked nothing.
 */
@TemplateExtension
public final class ChangeSource {

    private static final String FILE = "file:";

    private ChangeSource() {
    }

    /** The name of the file. */
    public static String sourceFile(String source) {
        return source.substring(FILE.length(), endOfFile(source));
    }

    /** Who has agreed to the file; empty where nobody was asked. */
    public static String sourceAgreed(String source) {
        return source.substring(Math.min(endOfFile(source) + 1, source.length()));
    }

    /** Who said it, by the name alone: of a file whoever has agreed to it, else the file. */
    public static String sourceActor(String source) {
        String agreed = sourceAgreed(source);
        return (agreed.isEmpty() ? source : agreed).replaceFirst("^(api|person|schedule|file|source):", "");
    }

    private static int endOfFile(String source) {
        int end = source.indexOf('\n');
        return end < 0 ? source.length() : end;
    }
}
