package dev.vigia.replay;

import dev.vigia.testing.Shop;
import java.time.Duration;

/** What came of a replay, in figures. */
final class ReplayReport {

    private ReplayReport() {
    }

    static void print(ShopDays shop, String among, Duration pushing, Duration all, int compared, int mismatches) {
        System.out.printf("""
                Replay: %,d order lines, %,d SKUs, %,d calls of PUT /api/v1/stock
                  limits of the sandbox, times the documented ones   %,d
                  changes recorded                                   %,d
                  quantities sent                                    %,d
                  zeros sent                                         %,d
                  reopenings                                         %,d
                  rejected                                           %,d
                  tried again                                        %,d
                  pushing took %,d s, until nothing was due %,d s
                  listings compared                                  %,d
                  mismatches                                         %,d
                """, shop.lines, shop.opening.size(), shop.batches.size() + 1, ReplayTest.FASTER,
                Shop.number("select count(*) from stock_change"),
                sent(among),
                sent(among + " and quantity = 0"),
                Shop.number("select count(*) from (select quantity, lag(quantity) over (partition by product_id, "
                        + "integration_id order by id) before from stock_update where" + among
                        + " and outcome <> 'retry') sent where quantity > 0 and before = 0"),
                count(among + " and outcome = 'rejected'"), count(among + " and outcome = 'retry'"),
                pushing.toSeconds(), all.toSeconds(), compared, mismatches);
    }

    /** A quantity that was accepted first has a second row when it was confirmed; it counts once. */
    static long sent(String which) {
        return Shop.number("select count(distinct (integration_id, product_id, revision)) from stock_update where"
                + which
                + " and outcome in ('accepted', 'applied')");
    }

    private static long count(String which) {
        return Shop.number("select count(*) from stock_update where" + which);
    }
}
