package dev.vigia.intake;

/** Why an item of a batch is not applied. The name in lower case is the code in the API's answer. */
public enum Refusal {
    NOT_AN_OBJECT, UNKNOWN_FIELD, SKU_MISSING, SKU_TOO_LONG, SKU_UNKNOWN, SKU_TWICE, NAME_TOO_LONG, NAME_MISSING,
    CATEGORY_MISSING, CATEGORY_TOO_LONG, EAN_TOO_LONG, WAREHOUSE_TOO_LONG, NOT_A_TEXT, NOT_AN_INTEGER, OUT_OF_RANGE,
    ON_HAND_MISSING, NOT_A_BOOLEAN, NOT_A_TIME, IN_THE_FUTURE
}
