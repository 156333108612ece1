package dev.vigia.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database of the application, past its pool and its walls. */
public final class TestDatabase {

    private TestDatabase() {
    }

    /** As the role of the application. */
    public static Connection plain() throws SQLException {
        return plain("");
    }

    /** @param options of the driver, with their question mark */
    public static Connection plain(String options) throws SQLException {
        return DriverManager.getConnection(url() + options, "vigia", "vigia");
    }

    public static Connection superuser() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "postgres");
    }

    public static String url() {
        return ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    }

    /** One number, as the superuser. */
    public static long number(String sql) {
        return Long.parseLong(text(sql));
    }

    /** One text, as the superuser. */
    public static String text(String sql) {
        try (Connection connection = superuser(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** In order, as the superuser. */
    public static void execute(String... statements) {
        try (Connection connection = superuser(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
