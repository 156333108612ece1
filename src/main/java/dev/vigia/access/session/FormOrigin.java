package dev.vigia.access.session;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.web.form.SubmittedForm;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;

/** What each form says of where it comes from, in case the session has ended by the time it is sent. */
@RequestScoped
@Named("formOrigin")
public class FormOrigin {

    private final CurrentVertxRequest request;
    private final CurrentPerson person;
    private final CurrentRetailer retailer;
    private final FormMarks marks;

    FormOrigin(CurrentVertxRequest request, CurrentPerson person, CurrentRetailer retailer, FormMarks marks) {
        this.request = request;
        this.person = person;
        this.retailer = retailer;
        this.marks = marks;
    }

    /** An address that shows the form: this one, or where the form came from that is being answered. */
    public String getPage() {
        RoutingContext routing = request.getCurrent();
        return routing.request().method().name().equals("GET") ? routing.request().uri()
                : Optional.<String>ofNullable(routing.get(SubmittedForm.PAGE))
                        .orElseGet(() -> Optional.ofNullable(routing.request().getHeader("Referer"))
                                .map(SubmittedForm::page).orElse("/"));
    }

    /** Whose page it is; empty on a page of nobody. */
    public String getMark() {
        return retailer.find().map(found -> marks.of(found.id, person.subject())).orElse("");
    }
}
