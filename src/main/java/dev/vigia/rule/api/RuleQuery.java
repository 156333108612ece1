package dev.vigia.rule.api;

import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of the list of rules, as they were sent. */
public class RuleQuery {

    @RestQuery
    Optional<String> integration;

    @RestQuery
    Optional<String> category;

    @RestQuery
    Optional<String> sku;

    @RestQuery
    Optional<String> inForce;

    @RestQuery
    Optional<String> cursor;

    @RestQuery
    Optional<String> limit;
}
