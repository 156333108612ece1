package dev.vigia.intake.file;

import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.Session;

/** The files themselves, so that any node can read one again. Every method joins the caller's transaction. */
@ApplicationScoped
public class ImportContent {

    private static final int PART = 1 << 20;

    private final Session session;

    ImportContent(Session session) {
        this.session = session;
    }

    void keep(StockImport file, Path path) {
        try (InputStream bytes = Files.newInputStream(path)) {
            int part = 0;
            for (byte[] next = bytes.readNBytes(PART); next.length > 0; next = bytes.readNBytes(PART)) {
                session.createNativeMutationQuery("""
                        insert into stock_import_content (stock_import_id, part, retailer_id, bytes)
                        values (:id, :part, :retailer, :bytes)
                        """)
                        .setParameter("id", file.id)
                        .setParameter("part", part)
                        .setParameter("retailer", file.retailerId)
                        .setParameter("bytes", next)
                        .executeUpdate();
                part++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Transactional
    public boolean isKept(StockImport file) {
        return part(file, 0).isPresent();
    }

    /**
     * Lays a file on the disk as long as it is being read.
     *
     * @param reading is given the file, which is gone afterwards
     */
    @Transactional
    public <T> T laidOut(StockImport file, Function<Path, T> reading) {
        Path path = layOut(file);
        try {
            return reading.apply(path);
        } finally {
            delete(path);
        }
    }

    /** Lays a file on the disk, for the caller to delete. */
    @Transactional
    public Path layOut(StockImport file) {
        try {
            Path path = Files.createTempFile("vigia-import", "");
            try (OutputStream out = Files.newOutputStream(path)) {
                int number = 0;
                for (Optional<byte[]> next = part(file, 0); next.isPresent(); next = part(file, ++number)) {
                    out.write(next.get());
                }
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<byte[]> part(StockImport file, int part) {
        return OneColumn.query(session, """
                select bytes from stock_import_content
                where stock_import_id = :id and retailer_id = :retailer and part = :part
                """, byte[].class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("part", part)
                .uniqueResultOptional();
    }
}
