package dev.vigia.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.ForbiddenException;
import java.time.ZoneId;
import java.util.Optional;

/** The retailer on whose behalf this request works. It is settled before any resource runs. */
@RequestScoped
public class CurrentRetailer {

    private final AccessConfig config;
    private Optional<Retailer> retailer = Optional.empty();

    CurrentRetailer(AccessConfig config) {
        this.config = config;
    }

    public long id() {
        return get().id;
    }

    public String code() {
        return get().code;
    }

    public String name() {
        return get().name;
    }

    /** The clock that its pages go by; the installation's where no retailer is known, or none was chosen. */
    public ZoneId zone() {
        return retailer.flatMap(Retailer::zone).orElse(config.defaultZone());
    }

    public Optional<Retailer> find() {
        return retailer;
    }

    void is(Retailer found) {
        retailer = Optional.of(found);
    }

    private Retailer get() {
        return retailer.orElseThrow(() -> new ForbiddenException("the person belongs to no retailer"));
    }
}
