package dev.vigia.intake.column;

/** Which sign stands before the decimals of a file's numbers, so that the other one sets thousands apart. */
public enum Notation {
    /** Nothing in the file says it: what may be read in two ways is refused. */
    UNDECIDED,
    /** 1.234,5 */
    COMMA,
    /** 1,234.5 */
    POINT
}
