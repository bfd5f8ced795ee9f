package dev.cutover.connector.jdbc;

import dev.cutover.connector.jdbc.dialect.SqlDialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;

/** Opens connections to one database, each for reading alone and in a session that writes texts as we need them. */
final class Database {
    private final JdbcSettings settings;
    private final Supplier<List<Driver>> drivers;
    private final String url;

    /**
     * Opens nothing yet.
     *
     * @param drivers all drivers that are there
     * @param base the folder that a file's path starts from
     */
    Database(JdbcSettings settings, Supplier<List<Driver>> drivers, Path base) {
        this.settings = settings;
        this.drivers = drivers;
        boolean isFile = !settings.kind().hasHost() && !settings.database().startsWith("mem:");
        String database = isFile
                ? base.resolve(settings.database()).toAbsolutePath().normalize().toString()
                : settings.database();
        this.url = settings.kind().url(settings.host(), settings.port(), database);
    }

    SqlDialect dialect() {
        return settings.kind().dialect();
    }

    /** How long a statement may take, in seconds. */
    int limitSeconds() {
        return (int) Math.min(Integer.MAX_VALUE, settings.limit().toSeconds());
    }

    /** @throws SQLException if it cannot be reached, or there is no driver for it */
    Connection open() throws SQLException {
        var connection = connect();
        try {
            connection.setReadOnly(true);
            try (Statement pin = connection.createStatement()) {
                for (String statement : dialect().pins()) {
                    pin.execute(statement);
                }
            }
            if (settings.kind().streamsInTransaction()) {
                connection.setAutoCommit(false);
            }
            return connection;
        } catch (SQLException | RuntimeException failed) {
            try (connection) {
                throw failed;
            }
        }
    }

    private Connection connect() throws SQLException {
        for (Driver driver : drivers.get()) {
            if (driver.acceptsURL(url)) {
                var connection = driver.connect(url, properties());
                if (connection != null) {
                    return connection;
                }
            }
        }
        throw new SQLException("there is no driver for " + settings.kind()
                + ": put its jar into the folder connectors of Cutover's home");
    }

    private Properties properties() {
        var properties = settings.kind().properties(settings.options(), settings.limit());
        if (!settings.login().user().isEmpty()) {
            properties.put("user", settings.login().user());
        }
        if (!settings.login().password().isEmpty()) {
            properties.put("password", settings.login().password());
        }
        return properties;
    }
}
