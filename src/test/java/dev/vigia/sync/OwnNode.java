package dev.vigia.sync;

import dev.vigia.credentials.Credentials;
import dev.vigia.credentials.TokenRefreshLock;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.limits.CircuitBreaker;
import dev.vigia.limits.SignInFailures;
import dev.vigia.listing.Evaluation;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Setting;
import dev.vigia.marketplace.Shown;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.lease.LeaseConfig;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.queue.DueList;
import dev.vigia.sync.queue.InDoubtUpdates;
import dev.vigia.sync.readback.ReadBackConfig;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A shop whose integration is served by a node of the test's own, with a marketplace of the test's own.
 *
 * @param <C> its connector
 */
public abstract class OwnNode<C extends Connector> {

    private static final int BATCH = 1_000;

    @Inject
    protected Session session;

    @Inject
    protected SyncConfig config;

    @Inject
    protected LeaseConfig leaseConfig;

    @Inject
    ReadBackConfig readBackConfig;

    @Inject
    Nodes nodes;

    @Inject
    DueList dueList;

    @Inject
    SendingAccounts accounts;

    @Inject
    Credentials credentials;

    @Inject
    TokenRefreshLock refreshLock;

    @Inject
    protected CircuitBreaker breaker;

    @Inject
    protected SignInFailures signIns;

    @Inject
    InDoubtUpdates inDoubt;

    @Inject
    SyncThreads threads;

    @Inject
    Inventory inventory;

    @Inject
    Evaluation evaluation;

    protected final C connector;
    protected final Shop shop = new Shop();
    protected long integration;
    protected OwnSender sender;
    private Leases held;
    private final Marketplace marketplace;
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    protected OwnNode(C connector) {
        this.connector = connector;
        marketplace = new Marketplace("mercado-livre", connector.code(), List.of("BR"), true,
                Optional.of(URI.create("http://localhost")), Optional.empty(), 1, Optional.of(connector));
    }

    @BeforeEach
    protected void hold_the_lease() {
        integration = shop.integration("mercado-livre", 5);
        held = leases();
        QuarkusTransaction.requiringNew().run(() -> held.take(shop.retailerId, integration));
        // However long a test prepares, no other node takes it meanwhile.
        Shop.execute("update lease set expires_at = now() + interval '1 hour' where integration_id = " + integration);
        Shop.execute("update integration set enabled = true where id = " + integration);
        sender = node(breaker);
    }

    /** A delivery under the lease of this test. */
    protected OwnSender node(CircuitBreaker breaker) {
        return node(held, accounts, breaker);
    }

    /** A delivery that shares nothing with the others but the database. The integration is off, so that no other sends. */
    protected OwnSender stranger() {
        return stranger(new Leases(session, leaseConfig), new SendingAccounts(credentials, refreshLock));
    }

    OwnSender stranger(Leases leases, SendingAccounts accounts) {
        return node(leases, accounts, new CircuitBreaker(session, signIns) {
            @Override
            public boolean allows(long integrationId) {
                return true;
            }
        });
    }

    private OwnSender node(Leases leases, SendingAccounts accounts, CircuitBreaker breaker) {
        return nodes.sender(leases, accounts, breaker, dueList, inDoubt);
    }

    @AfterEach
    protected void leave() {
        Shop.execute("update integration set enabled = false where id = " + integration);
    }

    /** Never gives its lease back, so that the application, which knows the real connector, does not send. */
    protected Leases leases() {
        return new Leases(session, leaseConfig) {
            @Override
            public void giveBack(Lease lease) {
                // As said.
            }
        };
    }

    protected void carryOut() {
        carryOut(sender);
    }

    void carryOut(OwnSender node) {
        node.carryOut(shop.retailerId, integration, marketplace);
    }

    /** Each count is later than the last. */
    protected void count(long product, int onHand) {
        count(List.of(product), onHand);
    }

    /** As programs send it, in batches. */
    protected void count(List<Long> products, int onHand) {
        clock = clock.plusSeconds(1);
        for (int from = 0; from < products.size(); from += BATCH) {
            List<Observation> batch = products.subList(from, Math.min(products.size(), from + BATCH)).stream()
                    .map(product -> new Observation(product, "main", onHand, 0, false, clock)).toList();
            QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId,
                    inventory.record(shop.retailerId, batch, "test").productIds()));
        }
    }

    /** Applies whatever it is sent. */
    public abstract static class Obliging implements Connector {

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
            return offers.stream().map(offer -> Answer.of(offer, Outcome.applied())).toList();
        }

        @Override
        public List<Answer> confirm(Account account, String handle, List<Offer> offers) {
            return List.of();
        }

        @Override
        public List<Shown> readBack(Account account, List<Offer> offers) {
            return List.of();
        }

        @Override
        public int readBackSize() {
            return 1;
        }

        @Override
        public Outcome probe(Account account) {
            return Outcome.applied();
        }
    }
}
