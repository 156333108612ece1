package dev.vigia.intake.scheduled;

import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A shop that sells, and a folder of its own that a person may have watched. */
abstract class FolderFixture {

    @Inject
    ScheduledImportConfig config;

    @TempDir
    Path elsewhere;

    final Feed feed = new Feed();
    final ScheduledDesk desk = new ScheduledDesk(feed.shop);
    Path folder;
    private final int products;

    FolderFixture(int products) {
        this.products = products;
    }

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectories(config.roots().orElseThrow().get(0).resolve(feed.shop.code).resolve("erp"))
                .toRealPath();
        feed.selling(products);
    }

    @AfterEach
    void forget() {
        Shop.execute("delete from scheduled_import where retailer_id = " + feed.shop.retailerId);
    }
}
