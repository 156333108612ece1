package dev.vigia.marketplace.b2w;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Setting;
import dev.vigia.marketplace.Shown;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * B2W through SkyHub: a quantity is stored at once, for the product itself or for one of the seller's warehouses, and
 * reaches the shop a little later. That it did is not told, only that it did not.
 */
@Singleton
public class B2w implements Connector {

    private static final List<SendMode> OF_PRODUCT = List.of(SendMode.single(ProductStock.VARIATION_WRITES));
    private static final List<SendMode> OF_WAREHOUSE = List.of(SendMode.single(WarehouseStock.WRITES),
            new SendMode("batch", WarehouseStock.SKUS_PER_BATCH, WarehouseStock.ADDITIONS));

    private final SkyHub skyHub;
    private final ProductStock products;
    private final WarehouseStock warehouse;
    private final SyncErrors syncErrors;

    B2w(Clients clients, Clock clock) {
        skyHub = new SkyHub(clients);
        syncErrors = new SyncErrors(skyHub, clock);
        products = new ProductStock(skyHub);
        warehouse = new WarehouseStock(skyHub);
    }

    @Override
    public String code() {
        return "b2w";
    }

    @Override
    public List<Setting> settings() {
        Class<B2wMessages> messages = B2wMessages.class;
        return List.of(
                Setting.text("email", messages, B2wMessages::email, B2wMessages::emailHelp)
                        .matching("[^@\\s]{1,200}@[^@\\s]{1,200}"),
                Setting.text("api-key", messages, B2wMessages::apiKey, B2wMessages::apiKeyHelp).asSecret(),
                Setting.text("account-manager-key", messages, B2wMessages::accountManagerKey,
                        B2wMessages::accountManagerKeyHelp).asSecret(),
                Setting.text(WarehouseStock.SETTING, messages, B2wMessages::storeCode, B2wMessages::storeCodeHelp)
                        .matching("[A-Za-z0-9._-]{1,100}").optional(),
                Setting.text("cross-docking", messages, B2wMessages::crossDocking, B2wMessages::crossDockingHelp)
                        .matching("\\d{1,3}").optional());
    }

    @Override
    public List<SendMode> sendModes(Account account) {
        return WarehouseStock.isUsedBy(account) ? OF_WAREHOUSE : OF_PRODUCT;
    }

    @Override
    public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
        return store(account, mode, offers).stream().map(answer -> answer.outcome().isApplied()
                ? new Answer(answer.offer(), syncErrors.stored(), answer.remote())
                : answer).toList();
    }

    private List<Answer> store(Account account, SendMode mode, List<Offer> offers) {
        if (!WarehouseStock.isUsedBy(account)) {
            return Answer.each(offers, offer -> products.publish(account, offer));
        }
        if (mode.offersPerCall() == 1) {
            return Answer.each(offers, offer -> Answer.of(offer, warehouse.publish(account, offer)));
        }
        return Answer.caught(offers, () -> warehouse.publish(account, offers));
    }

    @Override
    public List<Answer> confirm(Account account, String handle, List<Offer> offers) {
        return Answer.caught(offers, () -> syncErrors.confirm(account, handle, offers));
    }

    @Override
    public List<Shown> readBack(Account account, List<Offer> offers) {
        return Shown.each(offers, offer -> shown(account, offer));
    }

    private Shown shown(Account account, Offer offer) {
        if (WarehouseStock.isUsedBy(account)) {
            return Shown.unread(offer, Outcome.rejected(Cause.REFUSED));
        }
        return Shown.of(offer, products.stored(account, offer), Outcome.rejected(Cause.REFUSED));
    }

    /** One call for each; reading a variation is allowed once a second. */
    @Override
    public int readBackSize() {
        return 5;
    }

    @Override
    public Outcome probe(Account account) {
        return Outcome.reached(() -> skyHub
                .send(account, ProductStock.PRODUCT_READS, (api, headers) -> api.products(headers, 1, 1))
                .readTree(list -> Json.isListOfObjects(list) || Json.isListOfObjects(list.path("products"))));
    }
}
