package dev.vigia.marketplace.dafiti;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.dafiti.DafitiApi.ProductQuantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Sets the quantities of up to a hundred products in one call that answers at once. */
class DafitiQuantities {

    /**
     * Dafiti publishes no number; the known client goes at most 25 times a second, of which the proof of a doubtful answer
     * needs most.
     */
    static final Limit UPDATES = new Limit("updates", 3, 5);
    static final int PRODUCTS_PER_CALL = 100;

    private final DafitiTokens tokens;
    private final Products products;

    DafitiQuantities(DafitiTokens tokens, Products products) {
        this.tokens = tokens;
        this.products = products;
    }

    /** An offer and the products that sell it. */
    private record Load(Offer offer, List<Long> ids) {

        Stream<ProductQuantity> quantities() {
            return ids.stream().map(id -> new ProductQuantity(id, offer.quantity()));
        }

        Answer answer(Outcome outcome) {
            return new Answer(offer, outcome, Optional.of(Products.remote(ids)));
        }
    }

    List<Answer> publish(Account account, List<Offer> offers) {
        List<Answer> answers = new ArrayList<>();
        List<Load> loads = new ArrayList<>();
        offers.stream().filter(offer -> offer.remote().isPresent())
                .forEach(offer -> loads.add(new Load(offer, Products.ids(offer.remote().get()))));
        resolve(account, offers.stream().filter(offer -> offer.remote().isEmpty()).toList(), loads, answers);
        if (!loads.isEmpty()) {
            answers.addAll(send(account, loads));
        }
        return answers;
    }

    private void resolve(Account account, List<Offer> unknown, List<Load> loads, List<Answer> answers) {
        try {
            Map<String, List<Long>> found = products.find(account, unknown.stream().map(Offer::sku).toList());
            for (Offer offer : unknown) {
                Optional.ofNullable(found.get(offer.sku())).ifPresentOrElse(ids -> loads.add(new Load(offer, ids)),
                        () -> answers.add(Answer.of(offer, missing())));
            }
        } catch (ConnectorException failure) {
            unknown.forEach(offer -> answers.add(Answer.of(offer, failure.outcome())));
        }
    }

    static Outcome missing() {
        return Outcome.rejected(Cause.NOT_FOUND);
    }

    private List<Answer> send(Account account, List<Load> loads) {
        List<ProductQuantity> quantities = loads.stream().flatMap(Load::quantities).toList();
        if (quantities.size() > PRODUCTS_PER_CALL && loads.size() > 1) {
            return halves(account, loads);
        }
        try {
            Reply reply = tokens.send(account, UPDATES, (api, bearer) -> api.update(bearer, quantities));
            // One product can make a call of a hundred fail: it is found by halving, and the others go through.
            boolean oneIsWrong = reply.status() == 400 || reply.status() == 404;
            if (oneIsWrong && loads.size() > 1) {
                return halves(account, loads);
            }
            if (!reply.isSuccess() && !oneIsWrong) {
                throw new ConnectorException(reply.failure());
            }
            if (!reply.isSuccess()) {
                return loads.stream().map(load -> proved(account, load, reply.failure())).toList();
            }
            JsonNode listed = listed(reply);
            return loads.stream().map(load -> listed.isEmpty() ? load.answer(Outcome.applied())
                    : proved(account, load, refusal(listed, load))).toList();
        } catch (ConnectorException failure) {
            return loads.stream().map(load -> load.answer(failure.outcome())).toList();
        }
    }

    private List<Answer> halves(Account account, List<Load> loads) {
        int half = loads.size() / 2;
        return Stream.concat(send(account, loads.subList(0, half)).stream(),
                send(account, loads.subList(half, loads.size())).stream()).toList();
    }

    /**
     * The products that the answer to an update lists.
     *
     * @throws ConnectorException when it is no such list
     */
    private static JsonNode listed(Reply reply) {
        return reply.readTree(listed -> listed.isArray() && StreamSupport.stream(listed.spliterator(), false)
                .allMatch(product -> product.path("productId").canConvertToLong()));
    }

    private static Outcome refusal(JsonNode listed, Load load) {
        return Outcome.rejected(Cause.REFUSED, StreamSupport.stream(listed.spliterator(),
                false)
                .filter(product -> load.ids().contains(product.path("productId").asLong()))
                .map(product -> DafitiErrors.message(product.toString())).distinct().collect(Collectors.joining(
                        "; ")));
    }

    /**
     * Whether a list of items names those that were refused or those that were taken is told differently by different
     * sources, so what counts is what the products hold afterwards.
     */
    private Answer proved(Account account, Load load, Outcome refusal) {
        try {
            boolean all = true;
            for (long id : load.ids()) {
                OptionalInt shown = products.quantity(account, id);
                if (shown.isEmpty()) {
                    return renumbered(account, load);
                }
                all &= shown.getAsInt() == load.offer().quantity();
            }
            return load.answer(all ? Outcome.applied() : refusal);
        } catch (ConnectorException failure) {
            return load.answer(failure.outcome());
        }
    }

    /** A product with this number is gone: perhaps another sells the SKU now. */
    private Answer renumbered(Account account, Load load) {
        Offer offer = load.offer();
        List<Long> ids = products.find(account, List.of(offer.sku())).getOrDefault(offer.sku(), List.of());
        return ids.isEmpty() || ids.equals(load.ids()) ? load.answer(missing())
                : new Load(offer, ids).answer(Outcome.retry(Cause.CONFLICT, Duration.ZERO));
    }
}
