package dev.vigia.marketplace.casasbahia;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.Shown;
import dev.vigia.marketplace.casasbahia.CasasBahiaApi.SellerItem;
import dev.vigia.marketplace.casasbahia.CasasBahiaApi.SellerItemStock;
import dev.vigia.marketplace.casasbahia.CasasBahiaApi.SellerWarehouse;
import dev.vigia.marketplace.casasbahia.CasasBahiaApi.Warehouses;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The second version: the stock of a seller's item in one warehouse. */
class ItemStock implements SingleStock {

    /** 300 a minute. */
    static final Limit WRITES = new Limit("stock-writes", 300 / 60.0, 300);
    static final String WAREHOUSE = "warehouse";

    private static final Limit READS = new Limit("item-reads", 300 / 60.0, 300);
    private static final Limit OTHERS = new Limit("others", 3 / 60.0, 3);

    private final CasasBahiaRequests requests;

    ItemStock(CasasBahiaRequests requests) {
        this.requests = requests;
    }

    /** The warehouse that was typed; the marketplace has one of its own where none was. */
    static OptionalInt warehouse(Account account) {
        String typed = account.setting(WAREHOUSE);
        return typed.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(typed));
    }

    static SellerItemStock stock(Offer offer, int days, Account account) {
        return new SellerItemStock(offer.quantity(), OptionalInt.of(days), warehouse(account), OptionalInt.empty());
    }

    @Override
    public Answer publish(Account account, Offer offer) {
        OptionalInt days = stocks(account, offer).stream().flatMapToInt(stock -> stock.crossDockingTime().stream())
                .max();
        Reply reply = requests.send(account, WRITES, (api, headers) -> api.changeItem(headers,
                offer.encodedSku(), stock(offer, Preparation.days(days, account), account)));
        return new Answer(offer, Outcome.caught(() -> reply.written(offer, () -> shown(account, offer).quantity())),
                Preparation.toRemember(days, offer));
    }

    private List<SellerItemStock> stocks(Account account, Offer offer) {
        OptionalInt wanted = warehouse(account);
        return requests.send(account, READS, (api, headers) -> api.item(headers,
                offer.encodedSku())).read(SellerItem.class).stocks().stream()
                .filter(stock -> wanted.isEmpty() || stock.warehouse().equals(wanted)).toList();
    }

    @Override
    public Shown shown(Account account, Offer offer) {
        List<SellerItemStock> stocks = stocks(account, offer);
        if (stocks.isEmpty()) {
            return Shown.unread(offer, Outcome.rejected(Cause.REFUSED));
        }
        return Shown.of(offer, stocks.stream().mapToInt(SellerItemStock::quantity).sum(),
                stocks.stream().mapToInt(stock -> stock.reserved().orElse(0)).sum());
    }

    @Override
    public Outcome probe(Account account) {
        List<Integer> known = requests.send(account, OTHERS, CasasBahiaApi::warehouses)
                .read(Warehouses.class).warehouses().stream().map(SellerWarehouse::id).toList();
        OptionalInt wanted = warehouse(account);
        return wanted.isEmpty() || known.contains(wanted.getAsInt()) ? Outcome.applied()
                : Outcome.rejected(Cause.ANOTHER_ACCOUNT, known.stream().map(String::valueOf)
                        .collect(Collectors.joining(", ")));
    }
}
