package dev.vigia.history;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/** What an address asks the history for, as somebody wrote it: by a page or by a program. */
public class HistoryQuery {

    @RestQuery
    String what;

    @RestQuery
    String person;

    @RestQuery
    String integration;

    @RestQuery
    String rule;

    @RestQuery
    String from;

    @RestQuery
    String to;

    @RestQuery
    String cursor;

    /** By name, in the order of the address; null where nothing was written. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("what", what);
        parameters.put("person", person);
        parameters.put("integration", integration);
        parameters.put("rule", rule);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("cursor", cursor);
        return parameters;
    }
}
