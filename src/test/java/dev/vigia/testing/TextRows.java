package dev.vigia.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The rows of a whole statement, each as {@code a|b|c}: booleans are t and f, and what is empty is left out. */
final class TextRows {

    private TextRows() {
    }

    static List<String> of(Connection connection, String select) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(select)) {
            List<String> read = new ArrayList<>();
            while (rows.next()) {
                read.add(text(rows));
            }
            return read;
        }
    }

    private static String text(ResultSet row) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            Object value = row.getObject(column);
            if (value instanceof Boolean yes) {
                columns.add(yes ? "t" : "f");
            } else if (value != null) {
                columns.add(value.toString());
            }
        }
        return String.join("|", columns);
    }
}
