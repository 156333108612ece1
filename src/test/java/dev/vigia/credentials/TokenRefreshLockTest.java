package dev.vigia.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenRefreshLockTest {

    @Inject
    TokenRefreshLock refreshLock;

    private final Shop shop = new Shop();
    private final long id = shop.integration("mercado-livre", 3);
    private final CredentialOwner owner = CredentialOwner.integration(shop.retailerId, id);

    @Test
    void only_one_at_a_time_holds_it_and_everybody_comes_to() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Integer>> all = IntStream.range(0, 12)
                    .mapToObj(node -> CompletableFuture.supplyAsync(() -> refreshLock.exclusively(owner,
                            () -> {
                                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                Shop.rows("select pg_sleep(0.02) from retailer where id = " + shop.retailerId);
                                return inside.decrementAndGet();
                            }), nodes)).toList();
            assertThat(all.stream().map(CompletableFuture::join)).hasSize(12);
        } finally {
            nodes.shutdown();
        }
        assertThat(most).hasValue(1);
        assertThat(Shop.number("select count(*) from token_turn where integration_id = " + id)).isZero();
    }

    @Test
    void two_accounts_do_not_wait_for_each_other() {
        long other = shop.integration("mercado-livre", 3);

        assertThat(refreshLock.<String>exclusively(owner, () -> refreshLock.exclusively(CredentialOwner.integration(
                shop.retailerId, other), () -> "both"))).isEqualTo("both");
    }

    @Test
    void a_source_of_the_same_number_is_another_account() {
        Shop.execute("insert into source (id, retailer_id, kind, account, hook_digest, rate) overriding system value"
                + " values (" + id + ", " + shop.retailerId + ", 'vtex', 'x', '" + shop.code + "', 1)");
        CredentialOwner source = CredentialOwner.source(shop.retailerId, id);
        try {
            assertThat(refreshLock.<String>exclusively(owner, () -> refreshLock.exclusively(source, () -> {
                assertThat(Shop.number("select count(*) from source_token_turn where source_id = " + id)).isOne();
                return "both";
            }))).isEqualTo("both");
            assertThat(Shop.number("select count(*) from source_token_turn where source_id = " + id)).isZero();
        } finally {
            Shop.execute("delete from source where id = " + id);
        }
    }

    @Test
    void it_is_free_again_when_the_work_fails() {
        assertThatThrownBy(() -> refreshLock.exclusively(owner, () -> {
            throw new IllegalStateException("no");
        })).hasMessage("no");
        assertThat(refreshLock.<String>exclusively(owner, () -> "next")).isEqualTo("next");
    }

    @Test
    void that_of_a_process_that_died_is_taken_over() {
        Shop.execute("insert into token_turn (integration_id, retailer_id, holder, expires_at) values (" + id + ", "
                + shop.retailerId + ", gen_random_uuid(), now() - interval '1 second')");

        assertThat(refreshLock.<String>exclusively(owner, () -> "mine")).isEqualTo("mine");
    }
}
