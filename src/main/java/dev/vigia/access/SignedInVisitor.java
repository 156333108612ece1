package dev.vigia.access;

import dev.vigia.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;

/** Tells the layout whose page it is. */
@RequestScoped
@Named("visitor")
public class SignedInVisitor implements Visitor {

    private final CurrentPerson person;
    private final CurrentRetailer retailer;

    SignedInVisitor(CurrentPerson person, CurrentRetailer retailer) {
        this.person = person;
        this.retailer = retailer;
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
    public boolean may(String role) {
        return person.may(role);
    }
}
