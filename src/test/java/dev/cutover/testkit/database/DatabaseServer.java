package dev.cutover.testkit.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A running server on a port of the loopback interface, with one database. */
public abstract class DatabaseServer implements AutoCloseable {
    static final String DATABASE = "shop";
    static final String USER = "cutover";
    static final String PASSWORD = "not-a-secret";

    private final String driver;
    private final int port;

    DatabaseServer(String driver, int port) {
        this.driver = driver;
        this.port = port;
    }

    public int port() {
        return port;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + driver + "://127.0.0.1:" + port + "/" + DATABASE, USER, PASSWORD);
    }

    /** Changes it by hand. */
    public void execute(String... statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    /** The settings of the connector with these record sets. */
    public Map<String, Object> settings(Map<String, Object> records) {
        var with = new LinkedHashMap<String, Object>();
        with.put("driver", driver);
        with.put("host", "127.0.0.1");
        with.put("port", port);
        with.put("database", DATABASE);
        with.put("user", USER);
        with.put("password", PASSWORD);
        with.put("records", records);
        return with;
    }

    /** The settings of a record set of this name that has all columns of the table of this name. */
    public static Map<String, Object> table(String name, String... key) {
        return Map.of(name, Map.of("query", "select * from " + name, "key", List.of(key)));
    }

    @Override
    public abstract void close() throws IOException;
}
