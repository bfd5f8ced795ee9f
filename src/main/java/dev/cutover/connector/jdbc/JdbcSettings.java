package dev.cutover.connector.jdbc;

import dev.cutover.connector.jdbc.action.ActionSpec;
import dev.cutover.connector.jdbc.metric.DeclaredMetric;
import dev.cutover.connector.jdbc.session.DatabaseHost;
import dev.cutover.connector.jdbc.session.DatabaseKind;
import dev.cutover.connector.jdbc.session.DatabaseSettings;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Records;
import dev.cutover.spi.settings.SettingsReader;
import dev.cutover.spi.sums.BucketSums;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings of one database in the environment file. Immutable. */
record JdbcSettings(
        DatabaseSettings access,
        Map<String, SetSpec> sets,
        Map<String, DeclaredMetric> metrics,
        Map<String, ActionSpec> operations) {

    /** The settings under {@code with}, as they are documented. */
    static final List<Parameter> DESCRIBED = List.of(
            Parameter.required(
                    "driver",
                    "which kind of database: "
                            + String.join(", ", DatabaseKind.byName().keySet())
                            + "; the driver's jar lies in connectors/ of Cutover's home, that of h2 is built in"),
            Parameter.optional(
                    "host",
                    "where its server is, or a list of servers, of which the first is taken that answers and takes"
                            + " writes: db-1.example, or db-1.example:5433 with a port of its own; h2 has none"),
            Parameter.optional("port", "of each host that states none; default: the usual one of the driver"),
            Parameter.required(
                    "database", "its name (trino: catalog/schema; h2: a file without its ending .mv.db, or mem:name)"),
            Parameter.optional("user", "who asks; without operations, someone who may only read will do"),
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
            Parameter.optional("records.*.description", "what has a row, such as each order"),
            Parameter.optional(
                    "metrics", "metrics by name, which is the query of a criterion: { late-orders: { query: … } }"),
            Parameter.optional(
                    "metrics.*.query",
                    "a select of one row with the columns value and samples; {window} stands for the seconds of the"
                            + " criterion's window, {segment.region} for a value of its segment"),
            Parameter.optional(
                    "metrics.*.unit",
                    "what the value means where the threshold is a percentage: percent (99.5) or fraction (0.995);"
                            + " without it, it is no data"),
            Parameter.optional("metrics.*.description", "what it measures"));

    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_.$-]+(/[A-Za-z0-9_.$-]+)?");
    private static final Pattern FILE = Pattern.compile("[^;\\p{Cntrl}]+");
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(30);

    /** Reads all settings; the settings readers collect the mistakes. */
    static JdbcSettings read(SettingsReader with, SettingsReader operations) {
        with.require(
                "driver", "one of " + String.join(", ", DatabaseKind.byName().keySet()));
        var kind = with.choice("driver", DatabaseKind.byName()).orElse(DatabaseKind.usual());
        var actions = ActionSpec.readAll(operations, kind);
        var access = new DatabaseSettings(
                kind,
                hosts(with, kind),
                database(with, kind),
                new DatabaseSettings.Login(
                        with.text("user").orElse(""), with.text("password").orElse("")),
                options(with, kind),
                with.positiveDuration("timeout").orElse(USUAL_LIMIT),
                actions.values().stream().anyMatch(action -> !action.described().reads()));
        return new JdbcSettings(access, SetSpec.readAll(with), DeclaredMetric.readAll(with, kind.dialect()), actions);
    }

    private static List<DatabaseHost> hosts(SettingsReader with, DatabaseKind kind) {
        if (with.has("driver") && kind.hasHost()) {
            with.require("host", "name the server");
        }
        int port = with.whole("port", 1, 65535).orElse(kind.port());
        var written = with.words("host").orElse(List.of());
        if (!kind.hasHost()) {
            return List.of();
        }
        if (with.has("host") && written.isEmpty()) {
            with.wrong("host", "is empty", "name the server");
        }
        var hosts = written.stream()
                .flatMap(host -> DatabaseHost.parse(host, port).stream())
                .toList();
        if (hosts.size() < written.size()) {
            with.wrong(
                    "host",
                    "must be the name or the address of one server, or a list of them",
                    "a port of its own follows a colon, as in db-1.example:5433, and is at most 65535");
        } else if (Set.copyOf(hosts).size() < hosts.size()) {
            with.wrong("host", "names a server twice", "each server is asked once, in this order");
        }
        return hosts;
    }

    private static String database(SettingsReader with, DatabaseKind kind) {
        with.require("database", "name it");
        String database = with.text("database").orElse("");
        if (!database.isEmpty()
                && !(kind.hasHost() ? DATABASE : FILE).matcher(database).matches()) {
            with.wrong(
                    "database",
                    "must be the name of a database alone",
                    "options have a setting of their own; a URL is never taken");
        }
        return database;
    }

    /** The capability interfaces of a connector with these settings. */
    Set<Class<?>> capabilities() {
        var capabilities = new LinkedHashSet<Class<?>>(List.of(Records.class, BucketSums.class, Preflight.class));
        if (!operations.isEmpty()) {
            capabilities.add(Actions.class);
        }
        if (!metrics.isEmpty()) {
            capabilities.add(Metrics.class);
        }
        return capabilities;
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
