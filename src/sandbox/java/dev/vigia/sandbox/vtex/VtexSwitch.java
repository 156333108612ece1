package dev.vigia.sandbox.vtex;

/** What an account answers otherwise than its documentation has it, and how it tells of changes. */
enum VtexSwitch {
    NULL_BALANCE, EMPTY_BALANCE, NEGATIVE_RESERVED, ODD_CASING, NUMBERS_AS_TEXT, FIVE_DIGIT_YEAR, KIT_AS_LIST, NAMELESS,
    /** Of the notifications: all, and not only those of few units; and what becomes of them on their way. */
    NOTICE_ALWAYS, NOTICE_LOST, NOTICE_DOUBLED, NOTICE_REVERSED, NOTICE_WITHOUT_PRODUCT, NOTICE_OTHER_CASING
}
