package dev.vigia.marketplace.b2w;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.b2w.B2wApi.ProductChange;
import dev.vigia.marketplace.b2w.B2wApi.Quantity;
import dev.vigia.marketplace.b2w.B2wApi.SkyHubProduct;
import dev.vigia.marketplace.b2w.B2wApi.VariationAnswer;
import dev.vigia.marketplace.b2w.B2wApi.VariationChange;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The one stock of a product or of a variation. Which of the two a SKU is, is found once: a variation is tried first,
 * since changing its parent does not reach it.
 */
class ProductStock {

    static final Limit VARIATION_WRITES = new Limit("variation-writes", 9, 9);
    static final Limit PRODUCT_READS = new Limit("product-reads", 9, 9);

    private static final Limit PRODUCT_WRITES = new Limit("product-writes", 9, 9);
    /** What has no number of its own may be called once a second, reading a variation among it. */
    static final Limit OTHERS = new Limit("others", 1, 1);
    private static final String PRODUCT = "product";
    private static final String VARIATION = "variation";

    private final SkyHub skyHub;

    ProductStock(SkyHub skyHub) {
        this.skyHub = skyHub;
    }

    Answer publish(Account account, Offer offer) {
        String kind = offer.remote().orElse(VARIATION);
        Reply reply = change(account, offer, kind);
        boolean another = reply.status() == 404 || reply.status() == 422;
        return another ? publishOther(account, offer, kind, reply) : answer(account, offer, kind, reply);
    }

    private Reply change(Account account, Offer offer, String kind) {
        String sku = offer.encodedSku();
        Quantity quantity = new Quantity(offer.quantity());
        return kind.equals(PRODUCT)
                ? skyHub.send(account, PRODUCT_WRITES, (api, headers) -> api.changeProduct(headers, sku,
                        new ProductChange(quantity)))
                : skyHub.send(account, VARIATION_WRITES, (api, headers) -> api.changeVariation(headers, sku,
                        new VariationChange(quantity)));
    }

    /** It is not, or no longer, what it was taken for. */
    private Answer publishOther(Account account, Offer offer, String kind, Reply refused) {
        if (kind.equals(PRODUCT)) {
            Reply variation = change(account, offer, VARIATION);
            return variation.isSuccess() ? answer(account, offer, VARIATION, variation)
                    : Answer.of(offer, refused.failure());
        }
        Optional<SkyHubProduct> product = product(account, offer);
        if (product.isEmpty()) {
            return Answer.of(offer, refused.failure());
        }
        return hindrance(product.get()).map(outcome -> Answer.of(offer, outcome))
                .orElseGet(() -> answer(account, offer, PRODUCT, change(account, offer, PRODUCT)));
    }

    private static Optional<Outcome> hindrance(SkyHubProduct product) {
        if (product.isGone()) {
            return Optional.of(Outcome.rejected(Cause.CLOSED));
        }
        // SkyHub would take the quantity, and none of what buyers see would change.
        return product.hasVariations()
                ? Optional.of(Outcome.rejected(Cause.HAS_VARIATIONS))
                : Optional.empty();
    }

    /** SkyHub says 204 when it has stored a quantity. */
    private Answer answer(Account account, Offer offer, String kind, Reply reply) {
        Offer known = new Offer(offer.sku(), Optional.of(kind), offer.quantity());
        Outcome outcome = reply.written(known, () -> shown(account, known));
        return outcome.isApplied() ? new Answer(offer, outcome, known.remote()) : Answer.of(offer, outcome);
    }

    private OptionalInt shown(Account account, Offer offer) {
        try {
            return stored(account, offer);
        } catch (ConnectorException failure) {
            // Whatever answered may not have been SkyHub at all, so it has not said what the SKU is either.
            if (failure.outcome().isRejected()) {
                return OptionalInt.empty();
            }
            throw failure;
        }
    }

    /**
     * The quantity that SkyHub holds.
     *
     * @throws ConnectorException when it has none
     */
    OptionalInt stored(Account account, Offer offer) {
        if (offer.remote().filter(PRODUCT::equals).isPresent()) {
            return ofProduct(account, offer);
        }
        Reply reply = skyHub.send(account, OTHERS, (api, headers) -> api.variation(headers,
                offer.encodedSku()));
        return reply.status() == 404 && offer.remote().isEmpty() ? ofProduct(account, offer)
                : reply.read(VariationAnswer.class).variation().qty();
    }

    private OptionalInt ofProduct(Account account, Offer offer) {
        SkyHubProduct product = product(account, offer).orElseThrow(() -> new ConnectorException(
                Outcome.rejected(Cause.NOT_FOUND)));
        hindrance(product).ifPresent(outcome -> {
            throw new ConnectorException(outcome);
        });
        return product.qty();
    }

    private Optional<SkyHubProduct> product(Account account, Offer offer) {
        Reply reply = skyHub.send(account, PRODUCT_READS, (api, headers) -> api.product(headers,
                offer.encodedSku()));
        return reply.status() == 404 ? Optional.empty() : Optional.of(reply.read(SkyHubProduct.class));
    }
}
