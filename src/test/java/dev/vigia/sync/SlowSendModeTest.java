package dev.vigia.sync;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.SendMode;
import dev.vigia.sync.lease.Leases;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

/** A marketplace that takes one call in six seconds, served by a node of its own that never gives its lease back. */
@QuarkusTest
class SlowSendModeTest extends OwnNode<SlowSendModeTest.Files> {

    private static final SendMode FILE = new SendMode("file", 1_000, new Limit("files", 1.0 / 6, 1));

    SlowSendModeTest() {
        super(new Files());
    }

    @Test
    void everything_that_comes_due_while_a_call_has_to_wait_goes_with_it_zeros_first() {
        List<Long> products = List.of(shop.product("A", "Casa"), shop.product("B", "Casa"), shop.product("C", "Casa"));
        count(products.get(0), 50);
        carryOut();
        assertThat(connector.sent).containsExactly(List.of("A 50"));

        count(products.get(1), 40);
        carryOut();
        count(products.get(2), 5);
        carryOut();
        count(products.get(1), 30);
        assertThat(connector.sent).as("the wait is not over").hasSize(1);

        await().until(() -> {
            carryOut();
            return connector.sent.size() > 1;
        });
        assertThat(connector.sent).containsExactly(List.of("A 50"), List.of("C 0", "B 30"));
        assertThat(connector.spentWithoutWaiting).containsExactly(true, true);
    }

    @Test
    void nodes_that_take_turns_do_not_keep_each_other_from_sending() {
        leave();
        Shop.execute("delete from lease where integration_id = " + integration);
        List<OwnSender> nodes = List.of(stranger(), stranger());
        count(shop.product("A", "Casa"), 50);
        nodes.forEach(this::carryOut);
        assertThat(connector.sent).containsExactly(List.of("A 50"));

        count(shop.product("B", "Casa"), 0);
        await().until(() -> {
            nodes.forEach(this::carryOut);
            return connector.sent.size() > 1;
        });
        assertThat(connector.sent).containsExactly(List.of("A 50"), List.of("B 0"));
    }

    @Test
    void a_node_that_ends_gives_back_what_it_kept_for_the_wait() {
        leave();
        Shop.execute("delete from lease where integration_id = " + integration);
        Leases leases = new Leases(session, leaseConfig);
        SendingAccounts accounts = new SendingAccounts(credentials, refreshLock);
        OwnSender node = stranger(leases, accounts);
        SendingLeases kept = new SendingLeases(leases, accounts, inDoubt);
        count(shop.product("A", "Casa"), 50);
        carryOut(node);
        assertThat(kept.kept()).containsExactly(integration);
        assertThat(Shop.row("select expires_at > now() from lease where integration_id = " + integration)).isEqualTo(
                "t");

        kept.giveBackKept();
        assertThat(Shop.row("select expires_at > now() from lease where integration_id = " + integration)).isEqualTo(
                "f");
    }

    static class Files extends Obliging {

        private final List<List<String>> sent = new CopyOnWriteArrayList<>();
        private final List<Boolean> spentWithoutWaiting = new CopyOnWriteArrayList<>();

        @Override
        public String code() {
            return "slow";
        }

        @Override
        public List<SendMode> sendModes(Account account) {
            return List.of(FILE);
        }

        @Override
        public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
            spentWithoutWaiting.add(account.isFree(mode.limit()));
            account.send(mode.limit(), () -> RestResponse.ok(""));
            sent.add(offers.stream().map(offer -> offer.sku() + " " + offer.quantity()).toList());
            return super.publish(account, mode, offers);
        }
    }
}
