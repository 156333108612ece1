package dev.vigia.stock.product;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.catalog.Product;
import dev.vigia.stock.product.StockLedger.LedgerEntry;
import dev.vigia.stock.product.StockLedger.LedgerPage;
import dev.vigia.web.Language;
import dev.vigia.web.WebMessages;
import dev.vigia.web.Zone;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;

/** Every change of a product's stock as a CSV file, read and written some rows at a time. */
@Path("/products/{id}/changes.csv")
@RolesAllowed(Role.VIEWER)
public class LedgerResource {

    private static final int AT_A_TIME = 2_000;
    // Spreadsheets take a file for UTF-8 if it begins so.
    private static final byte[] MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };
    // A spreadsheet calculates a cell that begins so; one of somebody else's making must not.
    private static final Pattern FORMULA = Pattern.compile(
            "(^|[,;|\t\r\n])(\\s*)([=+\\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])");

    private final StockLedger ledger;
    private final CurrentRetailer retailer;
    private final Language language;
    private final Zone zone;

    LedgerResource(StockLedger ledger, CurrentRetailer retailer, Language language, Zone zone) {
        this.ledger = ledger;
        this.retailer = retailer;
        this.language = language;
        this.zone = zone;
    }

    @GET
    public Response export(@RestPath long id) {
        long retailerId = retailer.id();
        if (Product.count("retailerId = ?1 and id = ?2", retailerId, id) == 0) {
            throw new NotFoundException();
        }
        ProductMessages words = language.of(ProductMessages.class);
        WebMessages names = language.of(WebMessages.class);
        ZoneId there = zone.current();
        StreamingOutput rows = out -> write(out, retailerId, id, words, names, there);
        return Response.ok(rows).type("text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + words.changesFile() + "-" + id + ".csv\"")
                .build();
    }

    private void write(OutputStream out, long retailerId, long id, ProductMessages words, WebMessages names,
            ZoneId there) throws IOException {
        DateTimeFormatter times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(there);
        out.write(MARK);
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(out, UTF_8)) {
            String clock = " (" + there.getId() + ")";
            csv.writeRecord(words.taken() + clock, words.observedAt() + clock, words.warehouse(), words.onHandBefore(),
                    words.onHand(), words.reservedBefore(), words.reserved(), words.unlimitedBefore(), words
                            .unlimited(), words.source());
            Optional<Instant> before = Optional.empty();
            do {
                LedgerPage page = ledger.page(retailerId, id, before, AT_A_TIME);
                page.changes().forEach(change -> csv.writeRecord(record(change, words, names, times)));
                before = page.before();
            } while (before.isPresent());
        }
    }

    private static String[] record(LedgerEntry change, ProductMessages words, WebMessages names,
            DateTimeFormatter times) {
        return new String[] { times.format(change.recordedAt()), times.format(change.observedAt()),
                harmless(names.warehouse(change.warehouse())), number(change.onHandBefore()),
                number(change.onHand()), number(change.reservedBefore()), number(change.reserved()),
                change.unlimitedBefore().map(before -> before ? words.yes() : words.no()).orElse(""),
                change.unlimited() ? words.yes() : words.no(),
                harmless(names.source(change.source())) };
    }

    private static String number(Optional<Integer> number) {
        return number.map(Object::toString).orElse("");
    }

    private static String harmless(String cell) {
        return FORMULA.matcher(cell).replaceAll("$1$2'$3");
    }
}
