package dev.vigia.sandbox;

/** A call that the marketplace refuses; its answer is shaped by {@link SimulatedMarketplace#problem}. */
public final class RefusedCall extends RuntimeException {

    private final int status;
    private final String code;
    private final boolean malformed;

    public RefusedCall(int status, String code, String message) {
        this(status, code, message, false);
    }

    private RefusedCall(int status, String code, String message, boolean malformed) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.malformed = malformed;
    }

    /** A call that no state of the marketplace could have made right: the caller has a defect. */
    public static RefusedCall malformed(int status, String code, String message) {
        return new RefusedCall(status, code, message, true);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    boolean isMalformed() {
        return malformed;
    }
}
