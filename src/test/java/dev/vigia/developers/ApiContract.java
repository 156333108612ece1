package dev.vigia.developers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads an OpenAPI document. */
record ApiContract(JsonNode document) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** One method at one address. */
    record Call(ApiContract contract, String method, String path, JsonNode operation) {

        JsonNode answer(String status) {
            return contract.resolved(operation.path("responses").path(status));
        }

        /** What it answers when all is well: 201 where something is made. */
        JsonNode success() {
            return answer(successStatus());
        }

        String successStatus() {
            return operation.path("responses").has("201") ? "201" : "200";
        }

        boolean hasBody() {
            return operation.has("requestBody");
        }

        /** What it takes, by type. */
        Stream<JsonNode> bodies() {
            return elements(operation.path("requestBody").path("content"));
        }

        Stream<JsonNode> parameters() {
            return elements(operation.path("parameters"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        document.path("paths").fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
            if (METHODS.contains(method.getKey())) {
                calls.add(new Call(this, method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
            }
        }));
        return calls;
    }

    Call call(String method, String path) {
        return calls().stream().filter(call -> call.toString().equals(method + " " + path)).findFirst().orElseThrow();
    }

    List<JsonNode> examples(JsonNode content) {
        return elements(content.path("examples")).map(example -> example.path("value")).toList();
    }

    Set<String> fields(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** What a value is unlike its schema in, by place; a schema that says nothing takes anything. */
    List<String> unlike(JsonNode value, JsonNode schema) {
        List<String> found = new ArrayList<>();
        compare("", value, resolved(schema), found);
        return found;
    }

    private void compare(String place, JsonNode value, JsonNode schema, List<String> found) {
        List<String> types = types(schema);
        if (!types.isEmpty() && types.stream().noneMatch(type -> isOf(type, value))) {
            found.add(place + " is " + value.getNodeType() + " and not " + types);
        }
        if (value.isArray()) {
            value.forEach(element -> compare(place + "[]", element, resolved(schema.path("items")), found));
        }
        if (value.isObject() && schema.has("properties")) {
            value.fields().forEachRemaining(field -> {
                if (schema.path("properties").has(field.getKey())) {
                    compare(place + "." + field.getKey(), field.getValue(), resolved(schema.path("properties").path(
                            field.getKey())), found);
                } else if (!isExtension(schema)) {
                    found.add(place + "." + field.getKey() + " is not known");
                }
            });
            schema.path("required").forEach(name -> {
                if (!value.has(name.asText())) {
                    found.add(place + "." + name.asText() + " is missing");
                }
            });
        }
    }

    /** A problem may carry more than RFC 9457 names. */
    private boolean isExtension(JsonNode schema) {
        return schema.equals(document.at("/components/schemas/Problem"));
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? elements(type).map(JsonNode::asText).toList()
                : type.isTextual() ? List.of(type.asText()) : List.of();
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isNull();
        };
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
