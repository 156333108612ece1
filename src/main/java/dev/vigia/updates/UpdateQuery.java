package dev.vigia.updates;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/** What an address asks the log of updates for, as somebody wrote it: by a page or by a program. */
public class UpdateQuery {

    @RestQuery
    String sku;

    @RestQuery
    String integration;

    @RestQuery
    String outcome;

    @RestQuery
    String from;

    @RestQuery
    String to;

    @RestQuery
    String cursor;

    /** By name, in the order of the address; null where nothing was written. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("sku", sku);
        parameters.put("integration", integration);
        parameters.put("outcome", outcome);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("cursor", cursor);
        return parameters;
    }
}
