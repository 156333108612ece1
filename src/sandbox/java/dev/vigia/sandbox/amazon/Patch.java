package dev.vigia.sandbox.amazon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** One operation on one attribute of a listing. */
record Patch(String op, String path, Optional<List<ObjectNode>> value) {

    List<ObjectNode> values() {
        return value.orElse(List.of());
    }
}
