package dev.vigia.intake.scheduled;

/** What became of a look at a folder or an address. */
public enum ReadOutcome {
    NEVER, TAKEN, NOTHING_NEW,

    // It goes on by itself.
    FILES_WAITING, READERS_BUSY,

    // As a download ended (see DownloadFailure).
    ADDRESS_UNKNOWN, PRIVATE_ADDRESS, NOT_ENCRYPTED, UNREACHABLE, CERTIFICATE, TOO_MANY_REDIRECTS, SIGN_IN, NOT_FOUND,
    BUSY, REFUSED, SERVER_FAILED, TOO_SLOW, TOO_LARGE, BROKEN_OFF, WEB_PAGE, SECRET_LOST,

    // Of a file or a folder.
    UNREADABLE, FOLDER_MISSING, FOLDER_OUTSIDE, LINK_OUTSIDE, FILE_CLOSED, FAILED;

    public boolean isProblem() {
        return ordinal() > READERS_BUSY.ordinal();
    }

    /** Whether it speaks of a file that lies elsewhere now, and holds until the next one. */
    boolean isOfOneFile() {
        return this == UNREADABLE || this == TOO_LARGE;
    }
}
