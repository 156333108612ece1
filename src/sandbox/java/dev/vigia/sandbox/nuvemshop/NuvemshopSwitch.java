package dev.vigia.sandbox.nuvemshop;

/** What a store answers otherwise than its documentation has it, and what becomes of its notifications on their way. */
enum NuvemshopSwitch {
    NUMBERS_AS_TEXT, NULL_LEVELS, NO_LEVELS, NO_LINKS, NAME_AS_TEXT, CATEGORY_IDS, UNKNOWN_FIELDS, UNPAID,
    /** Of the notifications: none, each second one, each twice, the last one first, or signed by somebody else. */
    NOTICE_LOST, NOTICE_HALF_LOST, NOTICE_DOUBLED, NOTICE_REVERSED, NOTICE_FORGED
}
