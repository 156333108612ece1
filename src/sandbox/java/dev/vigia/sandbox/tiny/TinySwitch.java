package dev.vigia.sandbox.tiny;

/** What a company is answered otherwise than the documentation has it, and what becomes of its notifications on their way. */
enum TinySwitch {
    NUMBERS_AS_TEXT, NULL_DEPOSITS, NO_TOTAL, UNKNOWN_FIELDS, UNAUTHORIZED_AS_401,
    /** Of the notifications: none, each second one, each twice, the last one first, without an envelope, of another company. */
    NOTICE_LOST, NOTICE_HALF_LOST, NOTICE_DOUBLED, NOTICE_REVERSED, NOTICE_FLAT, NOTICE_FOREIGN
}
