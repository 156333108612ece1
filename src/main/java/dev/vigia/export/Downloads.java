package dev.vigia.export;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.export.ExportTurns.ExportTurn;
import dev.vigia.table.Table.FileType;
import dev.vigia.web.Language;
import dev.vigia.web.Zone;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOutboundInvoker;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Vertx;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/**
 * Answers with a file that is written while it is sent. Between two windows of rows neither a transaction nor a connection to
 * the database is held, however slowly somebody reads. What ends before it is whole ends the connection, so that nobody
 * takes it for all.
 */
@ApplicationScoped
public class Downloads {

    private static final Logger LOG = Logger.getLogger(Downloads.class);
    private static final int BUFFER = 1 << 16;
    private static final Duration TO_CLOSE = Duration.ofSeconds(5);

    private final ExportTurns turns;
    private final ExportConfig config;
    private final CurrentRetailer retailer;
    private final CurrentVertxRequest request;
    private final Language language;
    private final Zone zone;
    private final Vertx vertx;

    Downloads(ExportTurns turns, ExportConfig config, CurrentRetailer retailer, CurrentVertxRequest request,
            Language language, Zone zone, Vertx vertx) {
        this.turns = turns;
        this.config = config;
        this.retailer = retailer;
        this.request = request;
        this.language = language;
        this.zone = zone;
        this.vertx = vertx;
    }

    /** @return empty when too many files are being written now */
    public <R> Optional<Response> of(ListExport<R> list, FileType type) {
        Optional<ExportTurn> turn = turns.take(retailer.id());
        if (turn.isEmpty()) {
            return Optional.empty();
        }
        RoutingContext routing = request.getCurrent();
        routing.addEndHandler(ended -> turn.get().requestEnded());
        Locale words = language.current();
        ZoneId there = zone.current();
        StreamingOutput content = out -> send(out, list, type, words, there, turn.get(), routing);
        return Optional.of(Response.ok(content).type(mediaType(type)).header("Content-Disposition",
                "attachment; filename=\"" + list.file() + "." + type.name().toLowerCase(Locale.ROOT) + "\"").build());
    }

    private static String mediaType(FileType type) {
        return switch (type) {
            case CSV -> "text/csv; charset=UTF-8";
            case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        };
    }

    private <R> void send(OutputStream out, ListExport<R> list, FileType type, Locale words, ZoneId there,
            ExportTurn turn, RoutingContext routing) throws IOException {
        if (!turn.begin()) {
            return;
        }
        long end = System.nanoTime() + config.longest().toNanos();
        // Who reads nothing is waited for while a row is written: only this ends it.
        long timer = vertx.setTimer(config.longest().toMillis(), passed -> close(routing));
        try {
            OutputStream buffered = new BufferedOutputStream(out, BUFFER);
            RowFile file = switch (type) {
                case CSV -> new CsvFile(buffered, words, there);
                case XLSX -> new WorkbookFile(buffered, list.title(), there);
            };
            write(list, file, there, end);
            buffered.flush();
        } catch (IOException | RuntimeException failure) {
            if (!routing.response().headWritten()) {
                throw failure;
            }
            cutOff(failure, routing);
        } finally {
            vertx.cancelTimer(timer);
            turn.end();
        }
    }

    private static <R> void write(ListExport<R> list, RowFile file, ZoneId zone, long end) throws IOException {
        RowWindows<R> windows = list.rows().get();
        List<R> rows = windows.next();
        file.begin(list.columns().stream().map(column -> column.isTime() ? column.heading() + " (" + zone.getId() + ")"
                : column.heading()).toList());
        while (!rows.isEmpty()) {
            if (System.nanoTime() - end > 0) {
                throw new CancellationException("it takes longer than a file may");
            }
            for (R row : rows) {
                list.columns().forEach(column -> column.cell().write(row, file));
                file.endRow();
            }
            file.flush();
            rows = windows.next();
        }
        file.finish();
    }

    /** The end must not come: half of a file would look like all of it. */
    private static void cutOff(Exception failure, RoutingContext routing) {
        LOG.warnf("A file was not sent to its end: %s", failure);
        close(routing).ifPresent(closing -> closing.awaitUninterruptibly(TO_CLOSE.toMillis()));
    }

    /** Below Vert.x, which sends what waits to be sent before it closes: who reads nothing would hold that up. */
    private static Optional<ChannelFuture> close(RoutingContext routing) {
        return routing.request().connection() instanceof ConnectionBase connection
                // One that is closed has none any more.
                ? Optional.ofNullable(connection.channel().pipeline().firstContext()).map(
                        ChannelOutboundInvoker::close)
                : Optional.empty();
    }
}
