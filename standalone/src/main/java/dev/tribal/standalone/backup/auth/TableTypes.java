package dev.tribal.standalone.backup.auth;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which tables a database of auth-service has, and which of their columns are moments.
 *
 * @param columns the names of all columns of each table
 * @param moments the columns of a type for moments, as {@code table.column}
 */
record TableTypes(Map<String, Set<String>> columns, Set<String> moments) {
    static TableTypes of(Connection connection) throws SQLException {
        Map<String, Set<String>> columns = new TreeMap<>();
        Set<String> moments = new HashSet<>();
        DatabaseMetaData data = connection.getMetaData();
        try (ResultSet found = data.getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (found.next()) {
                String table = found.getString("TABLE_NAME");
                if (!table.startsWith("sqlite_") && !table.startsWith("flyway_")) {
                    columns.put(table, new HashSet<>());
                }
            }
        }
        for (var table : columns.entrySet()) {
            try (ResultSet found = data.getColumns(null, connection.getSchema(), table.getKey(), "%")) {
                while (found.next()) {
                    String column = found.getString("COLUMN_NAME");
                    table.getValue().add(column);
                    if (found.getString("TYPE_NAME").toLowerCase(Locale.ROOT).startsWith("timestamp")) {
                        moments.add(table.getKey() + "." + column);
                    }
                }
            }
        }
        return new TableTypes(columns, moments);
    }

    boolean has(TableRow row) {
        Set<String> known = columns.get(row.table());
        return known != null && known.containsAll(row.values().keySet());
    }

    boolean isMoment(String table, String column) {
        return moments.contains(table + "." + column);
    }
}
