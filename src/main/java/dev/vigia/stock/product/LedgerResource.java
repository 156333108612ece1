package dev.vigia.stock.product;

import static dev.vigia.export.ExportColumn.number;
import static dev.vigia.export.ExportColumn.text;
import static dev.vigia.export.ExportColumn.time;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.catalog.Product;
import dev.vigia.export.Downloads;
import dev.vigia.export.ExportColumn;
import dev.vigia.export.ExportMessages;
import dev.vigia.export.ListExport;
import dev.vigia.export.RowWindows;
import dev.vigia.http.UrlEncoding;
import dev.vigia.stock.product.StockLedger.LedgerEntry;
import dev.vigia.stock.product.StockLedger.LedgerPage;
import dev.vigia.table.Table.FileType;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.WebMessages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** Every change of a product's stock as a CSV file, read and written some rows at a time. */
@Path("/products/{id}/changes.csv")
@RolesAllowed(Role.VIEWER)
public class LedgerResource {

    private final StockLedger ledger;
    private final CurrentRetailer retailer;
    private final Language language;
    private final Downloads downloads;
    private final Flash flash;

    LedgerResource(StockLedger ledger, CurrentRetailer retailer, Language language,
            Downloads downloads, Flash flash) {
        this.ledger = ledger;
        this.retailer = retailer;
        this.language = language;
        this.downloads = downloads;
        this.flash = flash;
    }

    @GET
    public Response export(@RestPath long id) {
        long retailerId = retailer.id();
        Product product = Product.<Product>find("retailerId = ?1 and id = ?2", retailerId, id).firstResultOptional()
                .orElseThrow(NotFoundException::new);
        ProductMessages words = language.of(ProductMessages.class);
        WebMessages names = language.of(WebMessages.class);
        ListExport<LedgerEntry> changes = new ListExport<>(words.changes(), "", List.of(), List.of(), words
                .changesFile() + "-" + id, columns(words, names), () -> new LedgerWindows(retailerId, id));
        return downloads.of(changes, FileType.CSV).orElseGet(() -> {
            flash.say(Flash.Severity.WARNING, language.of(ExportMessages.class).busy());
            return Response.seeOther(URI.create("/stock/" + UrlEncoding.encoded(product.sku))).build();
        });
    }

    private static List<ExportColumn<LedgerEntry>> columns(ProductMessages words, WebMessages names) {
        return List.of(
                time("taken", words.taken(), change -> Optional.of(change.recordedAt())),
                time("observed", words.observedAt(), change -> Optional.of(change.observedAt())),
                text("warehouse", words.warehouse(), change -> names.warehouse(change.warehouse())),
                number("on_hand_before", words.onHandBefore(), LedgerEntry::onHandBefore),
                number("on_hand", words.onHand(), LedgerEntry::onHand),
                number("reserved_before", words.reservedBefore(), LedgerEntry::reservedBefore),
                number("reserved", words.reserved(), LedgerEntry::reserved),
                text("unlimited_before", words.unlimitedBefore(), change -> change.unlimitedBefore().map(
                        before -> before
                                ? words.yes()
                                : words.no()).orElse("")),
                text("unlimited", words.unlimited(), change -> change.unlimited() ? words.yes() : words.no()),
                text("source", words.source(), change -> names.source(change.source())));
    }

    /** The changes of a product, the newest first. */
    private final class LedgerWindows implements RowWindows<LedgerEntry> {

        private final long retailerId;
        private final long productId;
        private Optional<Instant> before = Optional.empty();
        private boolean isLast;

        LedgerWindows(long retailerId, long productId) {
            this.retailerId = retailerId;
            this.productId = productId;
        }

        @Override
        public List<LedgerEntry> next() {
            if (isLast) {
                return List.of();
            }
            LedgerPage page = ledger.page(retailerId, productId, before, RowWindows.AT_A_TIME);
            before = page.before();
            isLast = before.isEmpty();
            return page.changes();
        }
    }
}
