package dev.vigia.web.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is wrong with a form: one sentence per field, in the order in which the fields were looked at. */
public final class Errors {

    private final Map<String, String> sentences = new LinkedHashMap<>();

    public static Errors none() {
        return new Errors();
    }

    /** The first complaint about a field stays; a second one would only repeat it. */
    public Errors add(String field, String sentence) {
        sentences.putIfAbsent(field, sentence);
        return this;
    }

    public boolean any() {
        return !sentences.isEmpty();
    }

    /** The sentence about this field, or empty text. */
    public String on(String field) {
        return sentences.getOrDefault(field, "");
    }

    public Set<Map.Entry<String, String>> all() {
        return sentences.entrySet();
    }
}
