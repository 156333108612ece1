package dev.vigia.web.request;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the metrics of requests small, whatever is asked for. A request that no route answered is counted under the
 * address that was made up for it; a hundred of those would leave no room for real ones.
 */
class RequestTags {

    private static final String REQUESTS = "http.server.requests";
    /** Given before a route is found, or instead of one. */
    private static final Set<String> UNROUTED = Set.of("400", "401", "403", "404", "405", "406", "408", "411", "413",
            "414", "415", "429", "431", "499");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Produces
    @Singleton
    MeterFilter few() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().equals(REQUESTS) ? id.replaceTags(few(id)) : id;
            }
        };
    }

    private static List<Tag> few(Meter.Id id) {
        boolean unrouted = UNROUTED.contains(tag(id, "status")) && !tag(id, "uri").contains("{");
        return id.getTags().stream().map(tag -> switch (tag.getKey()) {
            case "uri" -> unrouted ? Tag.of("uri", "REFUSED") : tag;
            case "method" -> METHODS.contains(tag.getValue()) ? tag : Tag.of("method", "OTHER");
            default -> tag;
        }).toList();
    }

    private static String tag(Meter.Id id, String key) {
        return Optional.ofNullable(id.getTag(key)).orElse("");
    }
}
