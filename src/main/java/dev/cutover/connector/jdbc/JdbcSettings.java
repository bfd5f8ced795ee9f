package dev.cutover.connector.jdbc;

import dev.cutover.spi.Parameter;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of one database in the environment file.
 *
 * @param port 0 for the usual one
 * @param limit how long the database may take until its next answer
 */
record JdbcSettings(
        DatabaseKind kind,
        String host,
        int port,
        String database,
        Login login,
        Map<String, String> options,
        Duration limit,
        Map<String, SetSpec> sets) {

    /** Who asks. */
    record Login(String user, String password) {
        /** The password stays out of every text. */
        @Override
        public String toString() {
            return user;
        }
    }

    /** The settings under {@code with}, as they are documented. */
    static final List<Parameter> DESCRIBED = List.of(
            Parameter.required(
                    "driver",
                    "which kind of database: "
                            + String.join(", ", DatabaseKind.byName().keySet())
                            + "; the driver's jar lies in connectors/ of Cutover's home, that of h2 is built in"),
            Parameter.optional("host", "where its server is; h2 has none"),
            Parameter.optional("port", "default: the usual one of the driver"),
            Parameter.required(
                    "database", "its name (trino: catalog/schema; h2: a file without its ending .mv.db, or mem:name)"),
            Parameter.optional("user", "who asks; someone who may only read will do"),
            Parameter.optional("password", "as a reference: ${secret:NAME}"),
            Parameter.optional("options", "options of the driver: " + allOptions()),
            Parameter.optional("timeout", "how long the database may take until its next answer; default 30m"),
            Parameter.optional(
                    "records", "record sets by name: { orders: { query: \"select … from orders\", key: [order_id] } }"),
            Parameter.optional("records.*.query", "a select, whose columns are those of the set"),
            Parameter.optional("records.*.key", "the columns that tell rows apart"),
            Parameter.optional("records.*.time", "the column with an instant that a part of the rows is selected by"),
            Parameter.optional("records.*.version", "a column whose value changes with every change of the row"),
            Parameter.optional(
                    "records.*.zone",
                    "of times that state none, such as UTC; without it they are texts. Of an hour that a clock shows"
                            + " twice, it is the first"),
            Parameter.optional(
                    "records.*.sorted",
                    "true: rows are asked for in the order of the bytes of their keys, so that reading can go on"
                            + " after a break; the database has to sort"),
            Parameter.optional("records.*.description", "what has a row, such as each order"));

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_.$-]+(/[A-Za-z0-9_.$-]+)?");
    private static final Pattern FILE = Pattern.compile("[^;\\p{Cntrl}]+");
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(30);

    JdbcSettings {
        options = Map.copyOf(options);
    }

    /** Reads all settings; the settings reader collects the mistakes. */
    static JdbcSettings read(SettingsReader with) {
        with.require(
                "driver", "one of " + String.join(", ", DatabaseKind.byName().keySet()));
        var kind = with.choice("driver", DatabaseKind.byName()).orElse(DatabaseKind.usual());
        String host = with.text("host").orElse("");
        if (with.has("driver") && kind.hasHost()) {
            with.require("host", "name the server");
        }
        if (!host.isEmpty() && !HOST.matcher(host).matches()) {
            with.wrong("host", "must be the name or the address of one server", "its port is a setting of its own");
        }
        with.require("database", "name it");
        String database = with.text("database").orElse("");
        if (!database.isEmpty()
                && !(kind.hasHost() ? DATABASE : FILE).matcher(database).matches()) {
            with.wrong(
                    "database",
                    "must be the name of a database alone",
                    "options have a setting of their own; a URL is never taken");
        }
        return new JdbcSettings(
                kind,
                host,
                with.whole("port", 1, 65535).orElse(0),
                database,
                new Login(with.text("user").orElse(""), with.text("password").orElse("")),
                options(with, kind),
                with.positiveDuration("timeout").orElse(USUAL_LIMIT),
                SetSpec.readAll(with));
    }

    private static Map<String, String> options(SettingsReader with, DatabaseKind kind) {
        var options = with.textsByName("options").orElse(Map.of());
        for (String name : options.keySet()) {
            if (!kind.options().contains(name)) {
                with.wrong(
                        "options." + name,
                        "is no option that the driver " + kind + " may be given",
                        kind.options().isEmpty() ? "leave it out" : "there are " + String.join(", ", kind.options()));
            }
        }
        return options;
    }

    private static String allOptions() {
        return DatabaseKind.byName().entrySet().stream()
                .filter(kind -> !kind.getValue().options().isEmpty())
                .map(kind ->
                        kind.getKey() + ": " + String.join(", ", kind.getValue().options()))
                .collect(Collectors.joining("; "));
    }
}
