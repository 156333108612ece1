package dev.vigia.integration.connect;

/** Why a seller's consent came to nothing. */
public enum ConsentProblem {

    /** The seller said no. */
    DENIED,
    /** It took too long, or the same answer came twice, or nobody ever left. */
    EXPIRED,
    /** Somebody else had left. */
    FOREIGN,
    /** The marketplace does not take back what it gave. */
    REFUSED
}
