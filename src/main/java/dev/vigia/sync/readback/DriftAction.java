package dev.vigia.sync.readback;

/** What was done about a listing that did not show what was sent. */
public enum DriftAction {
    /** The quantity was sent once more. */
    SENT_AGAIN,
    /** The next run looks again: the order is probably on its way to the stock. */
    WAITED_FOR,
    /** The quantity is the marketplace's. */
    LEFT_ALONE,
    /** It was corrected often enough: a person must look. */
    FOR_A_PERSON;

    public static DriftAction of(ReadBackFinding cause, boolean repaired) {
        if (repaired) {
            return SENT_AGAIN;
        }
        return switch (cause) {
            case SOLD -> WAITED_FOR;
            case MANAGED -> LEFT_ALONE;
            default -> FOR_A_PERSON;
        };
    }
}
