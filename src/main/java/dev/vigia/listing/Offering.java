package dev.vigia.listing;

/** Whether a product is offered on an integration at all. */
public enum Offering {
    OFFERED,
    /** Its category is not registered there. */
    WITHDRAWN,
    /** It is not sold any more, anywhere. */
    RETIRED;

    public static Offering of(boolean retired, boolean registered) {
        return retired ? RETIRED : registered ? OFFERED : WITHDRAWN;
    }
}
