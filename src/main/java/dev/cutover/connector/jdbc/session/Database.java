package dev.cutover.connector.jdbc.session;

import dev.cutover.connector.jdbc.dialect.SqlDialect;
import dev.cutover.spi.exchange.Exchange;
import dev.cutover.spi.exchange.Exchanges;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to one database, each in a session that writes texts as we need them. Of several servers it takes
 * the first that answers and takes writes, anew for each connection, so it follows a database that fails over. It asks
 * them itself: a driver that does so may repeat a statement after a break. Thread-safe.
 */
public final class Database {
    private static final int LONGEST_TOLD = 60;

    private final DatabaseSettings settings;
    private final Supplier<List<Driver>> drivers;
    private final Exchanges exchanges;
    private final List<Server> servers;

    /**
     * One of its servers.
     *
     * @param name how people are told of it
     */
    private record Server(String name, String url) {}

    /**
     * Opens nothing yet.
     *
     * @param drivers all drivers that are there
     * @param base the folder that a file's path starts from
     * @param exchanges hears the statements and what came of them
     */
    public Database(DatabaseSettings settings, Supplier<List<Driver>> drivers, Path base, Exchanges exchanges) {
        this.exchanges = exchanges;
        this.settings = settings;
        this.drivers = drivers;
        var kind = settings.kind();
        this.servers = kind.hasHost()
                ? settings.hosts().stream()
                        .map(host -> new Server(host.toString(), kind.url(host, settings.database())))
                        .toList()
                : List.of(new Server(
                        settings.database(), kind.url(place(settings.database(), base), settings.isWritten())));
    }

    /** Where a database without a server is: the absolute path of its file, or its name in memory. */
    public static String place(String database, Path base) {
        return database.startsWith("mem:")
                ? database
                : base.resolve(database).toAbsolutePath().normalize().toString();
    }

    /** Tells that a statement is about to be sent. */
    public Exchange begin(SqlText statement) {
        return exchanges.begin(() -> StatementTranscript.statement(statement));
    }

    /** How it writes. */
    public SqlDialect dialect() {
        return settings.kind().dialect();
    }

    /** How long a statement may take, in seconds. */
    int limitSeconds() {
        return seconds(settings.limit());
    }

    /** Whole seconds, at least one: for a driver, none means for ever. */
    public static int seconds(Duration limit) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, limit.toSeconds()));
    }

    /**
     * A connection that only reads.
     *
     * @throws SQLException if it cannot be reached, or there is no driver for it
     */
    Connection open() throws SQLException {
        var connection = connect(settings.limit());
        try {
            connection.setReadOnly(true);
            pin(connection);
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

    /**
     * A connection of its own for one change, in a transaction that has not begun.
     *
     * @param limit how long an answer may take
     * @throws SQLException if it cannot be reached, or there is no driver for it
     */
    public Connection openForChange(Duration limit) throws SQLException {
        var connection = connectForChange(limit);
        try {
            pin(connection);
            if (dialect().isolation().isPresent()) {
                connection.setTransactionIsolation(dialect().isolation().getAsInt());
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException failed) {
            try (connection) {
                throw failed;
            }
        }
    }

    /** A query tells by itself that its connection failed; of a change, no statement was begun yet. */
    private Connection connectForChange(Duration limit) throws SQLException {
        try {
            return connect(limit);
        } catch (SQLException e) {
            exchanges
                    .begin(() -> "connect to "
                            + String.join(
                                    ", ", servers.stream().map(Server::url).toList()))
                    .answered(() -> String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void pin(Connection connection) throws SQLException {
        try (Statement pin = connection.createStatement()) {
            for (String statement : dialect().pins()) {
                pin.execute(statement);
            }
        }
    }

    private Connection connect(Duration limit) throws SQLException {
        if (servers.size() == 1) {
            return connect(servers.get(0).url(), limit);
        }
        @Nullable SQLException first = null;
        boolean onlyReads = false;
        var told = new ArrayList<String>();
        for (var server : servers) {
            try {
                var connection = connect(server.url(), limit);
                if (takesWrites(connection)) {
                    return connection;
                }
                connection.close();
                onlyReads = true;
                told.add(server.name() + " is read-only");
            } catch (SQLException failed) {
                first = first == null ? failed : first;
                told.add("no connection to " + server.name() + ": " + brief(failed));
            }
        }
        // A login that every server refuses is told as the first of them tells it.
        if (first != null && !onlyReads) {
            throw first;
        }
        throw new SQLException(
                "the database is read-only: none of its " + servers.size()
                        + " servers takes writes; wait until a standby is promoted (" + String.join("; ", told) + ")",
                first);
    }

    /** So short that several fit into one message. */
    private static String brief(SQLException failed) {
        String line = String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
        return line.length() > LONGEST_TOLD ? line.substring(0, LONGEST_TOLD) + "…" : line;
    }

    private boolean takesWrites(Connection connection) throws SQLException {
        if (dialect().readOnlyQuery().isEmpty()) {
            return true;
        }
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(dialect().readOnlyQuery())) {
            return answer.next() && answer.getInt(1) == 0;
        } catch (SQLException | RuntimeException failed) {
            try (connection) {
                throw failed;
            }
        }
    }

    private Connection connect(String url, Duration limit) throws SQLException {
        for (Driver driver : drivers.get()) {
            if (driver.acceptsURL(url)) {
                var connection = driver.connect(url, properties(limit));
                if (connection != null) {
                    return connection;
                }
            }
        }
        throw new SQLException("there is no driver for " + settings.kind()
                + ": put its jar into the folder connectors of Cutover's home");
    }

    private Properties properties(Duration limit) {
        var properties = settings.kind().properties(settings.options(), limit);
        if (!settings.login().user().isEmpty()) {
            properties.put("user", settings.login().user());
        }
        if (!settings.login().password().isEmpty()) {
            properties.put("password", settings.login().password());
        }
        return properties;
    }
}
