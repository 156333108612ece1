package dev.vigia.access;

import dev.vigia.web.Visitor;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.Optional;

/** Tells the layout whose page it is. */
@RequestScoped
@Named("visitor")
public class SignedInVisitor implements Visitor {

    private final CurrentPerson person;
    private final CurrentRetailer retailer;

    private final CurrentVertxRequest request;

    SignedInVisitor(CurrentPerson person, CurrentRetailer retailer, CurrentVertxRequest request) {
        this.person = person;
        this.retailer = retailer;
        this.request = request;
    }

    @Override
    public Optional<String> personName() {
        return person.isSignedIn() ? Optional.of(person.name()) : Optional.empty();
    }

    @Override
    public Optional<String> retailerName() {
        return retailer.find().map(found -> found.name);
    }

    @Override
    public ZoneId zone() {
        return retailer.zone();
    }

    @Override
    public boolean may(String role) {
        return person.may(role);
    }

    @Override
    public boolean isAt(String path) {
        String current = request.getCurrent().request().path();
        return current.equals(path) || current.startsWith(path + "/");
    }
}
