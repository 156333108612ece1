package dev.vigia.stock;

import dev.vigia.listing.ListingState;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What narrows a page down to some listings, as pieces of SQL on {@code listing}. The id comes from the database, so it may
 * stand in the statement.
 *
 * @param integration empty: of every one
 * @param state       empty: in every state that is on a list
 * @param troubled    only those with a problem; then in whatever state
 */
public record ListingRange(OptionalLong integration, Optional<ListingState> state, boolean troubled) {

    private static final String ON_A_LIST = "listing.state < 'retired'";

    /** All of every integration. */
    static final ListingRange WHOLE = new ListingRange(OptionalLong.empty(), Optional.empty(), false);

    /** All with a problem. */
    static final ListingRange TROUBLED = new ListingRange(OptionalLong.empty(), Optional.empty(), true);

    /** Listings that are walked along an index of their own; the first three, one after another, are the list by urgency. */
    public enum Part {

        /** More urgent than what is ok: by state, the newest first within each. */
        URGENT("listing.state < 'ok'"),
        /** By product, the newest first. */
        OK("listing.state = 'ok'"),
        /** Not offered: by state, the newest first. What is retired is on no list. */
        OUT("listing.state > 'ok' and listing.state < 'retired'"),
        /**
         * With a problem, in whatever state. Of what is retired only where its zero was not taken, for it may still be
         * sold; where there is nothing to sell, nobody need look.
         */
        TROUBLED("listing.problem is not null"
                + " and (listing.state < 'retired' or listing.problem not in ('NOT_FOUND', 'CLOSED'))");

        /** What holds for every listing of it. */
        public final String condition;

        Part(String condition) {
            this.condition = condition;
        }

        /** The one by urgency that has this state. */
        static Part of(ListingState state) {
            int order = state.compareTo(ListingState.OK);
            return order < 0 ? URGENT : order == 0 ? OK : OUT;
        }
    }

    static ListingRange inState(ListingState state) {
        return new ListingRange(OptionalLong.empty(), Optional.of(state), false);
    }

    ListingRange of(long id) {
        return new ListingRange(OptionalLong.of(id), state, troubled);
    }

    /** What holds for each of them. */
    String condition() {
        return narrowed(troubled ? Part.TROUBLED.condition : state.isPresent() ? ofState() : ON_A_LIST);
    }

    public boolean has(Part part) {
        return troubled ? part == Part.TROUBLED
                : part != Part.TROUBLED && state.map(only -> Part.of(only) == part).orElse(true);
    }

    /** What holds for those of them that are in a part that it has. */
    String condition(Part part) {
        return troubled || state.isPresent() ? condition() : narrowed(part.condition);
    }

    private String ofState() {
        return "listing.state = '" + state.orElseThrow().code() + "'";
    }

    String narrowed(String condition) {
        return condition + (integration.isPresent() ? " and listing.integration_id = " + integration.getAsLong() : "");
    }
}
