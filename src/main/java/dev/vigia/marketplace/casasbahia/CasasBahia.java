package dev.vigia.marketplace.casasbahia;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Setting;
import dev.vigia.marketplace.Shown;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * Casas Bahia: one quantity per call, answered at once, with the days of preparation beside it; the second version of
 * the API takes many in a load as well.
 */
@Singleton
public class CasasBahia implements Connector {

    private static final List<SendMode> OF_V4 = List.of(SendMode.single(OfferStock.WRITES));
    private static final List<SendMode> OF_V2 = List.of(SendMode.single(ItemStock.WRITES),
            new SendMode("load", StockLoads.ITEMS_PER_LOAD, StockLoads.LOADS));
    private static final int READ_BACK = 20;

    private final SingleStock offers;
    private final SingleStock items;
    private final StockLoads loads;

    CasasBahia(Clients clients, Clock clock) {
        CasasBahiaRequests requests = new CasasBahiaRequests(clients);
        offers = new OfferStock(requests);
        items = new ItemStock(requests);
        loads = new StockLoads(requests, clock);
    }

    @Override
    public String code() {
        return "casas-bahia";
    }

    @Override
    public List<Setting> settings() {
        Class<CasasBahiaMessages> messages = CasasBahiaMessages.class;
        return List.of(
                Setting.text("client-id", messages, CasasBahiaMessages::clientId, CasasBahiaMessages::clientIdHelp),
                Setting.text("access-token", messages, CasasBahiaMessages::accessToken,
                        CasasBahiaMessages::accessTokenHelp).asSecret(),
                Setting.text(CasasBahiaVersion.SETTING, messages, CasasBahiaMessages::api, CasasBahiaMessages::apiHelp)
                        .oneOf(messages, (texts, choice) -> texts.apiName(CasasBahiaVersion.of(choice)),
                                CasasBahiaVersion.choices()),
                Setting.text(Preparation.SETTING, messages, CasasBahiaMessages::preparationDays,
                        CasasBahiaMessages::preparationDaysHelp).matching("\\d{1,3}"),
                Setting.text(ItemStock.WAREHOUSE, messages, CasasBahiaMessages::warehouse,
                        CasasBahiaMessages::warehouseHelp).matching("\\d{1,9}").optional());
    }

    @Override
    public List<SendMode> sendModes(Account account) {
        return CasasBahiaVersion.of(account) == CasasBahiaVersion.V4 ? OF_V4 : OF_V2;
    }

    private SingleStock single(Account account) {
        return CasasBahiaVersion.of(account) == CasasBahiaVersion.V4 ? offers : items;
    }

    @Override
    public List<Answer> publish(Account account, SendMode mode, List<Offer> batch) {
        if (mode.offersPerCall() > 1) {
            return Answer.caught(batch, () -> loads.publish(account, batch));
        }
        return Answer.each(batch, offer -> single(account).publish(account, offer));
    }

    @Override
    public List<Answer> confirm(Account account, String handle, List<Offer> batch) {
        if (handle.matches(StockLoads.HANDLE + "\\d{1,18}")) {
            return Answer.caught(batch, () -> loads.confirm(account, handle, batch));
        }
        return Connector.super.confirm(account, handle, batch);
    }

    @Override
    public List<Shown> readBack(Account account, List<Offer> batch) {
        return Shown.each(batch, offer -> single(account).shown(account, offer));
    }

    @Override
    public int readBackSize() {
        return READ_BACK;
    }

    @Override
    public Outcome probe(Account account) {
        return Outcome.caught(() -> single(account).probe(account));
    }
}
