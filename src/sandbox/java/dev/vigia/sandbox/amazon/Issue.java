package dev.vigia.sandbox.amazon;

import java.util.List;

/** Why a change is not taken. */
record Issue(String code, String message, String severity, List<String> attributeNames, List<String> categories) {

    static Issue error(String code, String message, String attribute) {
        return new Issue(code, message, "ERROR", List.of(attribute), List.of("INVALID_ATTRIBUTE"));
    }
}
