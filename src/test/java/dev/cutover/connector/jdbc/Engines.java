package dev.cutover.connector.jdbc;

import dev.cutover.testkit.database.DatabaseServer;
import dev.cutover.testkit.database.Databases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** The engines that are really there: each takes the same table in its own types. */
enum Engines {
    POSTGRESQL("timestamptz", "timestamp", "text", "boolean", "bytea"),
    MARIADB("timestamp(6) null", "datetime(6)", "varchar(200) character set utf8mb4", "boolean", "blob"),
    H2("timestamp(6) with time zone", "timestamp(6)", "varchar", "boolean", "varbinary");

    private final String instant;
    private final String localTime;
    private final String text;
    private final String truth;
    private final String bytes;

    Engines(String instant, String localTime, String text, String truth, String bytes) {
        this.instant = instant;
        this.localTime = localTime;
        this.text = text;
        this.truth = truth;
        this.bytes = bytes;
    }

    /** A statement with the types of this engine in the places of their names in braces. */
    String types(String statement) {
        return statement
                .replace("{instant}", instant)
                .replace("{local}", localTime)
                .replace("{text}", text)
                .replace("{truth}", truth)
                .replace("{bytes}", bytes);
    }

    Connection connect(Databases databases) throws SQLException {
        return switch (this) {
            case POSTGRESQL -> databases.postgres().connect();
            case MARIADB -> databases.mariaDb().connect();
            case H2 -> DriverManager.getConnection("jdbc:h2:mem:jdbc-test;DB_CLOSE_DELAY=-1");
        };
    }

    void execute(Databases databases, String... statements) throws SQLException {
        try (var connection = connect(databases);
                var statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(types(text));
            }
        }
    }

    Map<String, Object> settings(Databases databases, Map<String, Object> records) {
        DatabaseServer server = switch (this) {
            case POSTGRESQL -> databases.postgres();
            case MARIADB -> databases.mariaDb();
            case H2 -> null;
        };
        return server == null
                ? Map.of("driver", "h2", "database", "mem:jdbc-test", "records", records)
                : server.settings(records);
    }
}
