package dev.cutover.connector.jdbc.action;

import dev.cutover.connector.jdbc.dialect.SqlDialect;
import dev.cutover.connector.jdbc.session.DatabaseKind;
import dev.cutover.connector.jdbc.session.SqlTemplate;
import dev.cutover.spi.Operation;
import dev.cutover.spi.operation.DeclaredOperation;
import dev.cutover.spi.operation.DeclaredParameter;
import dev.cutover.spi.operation.PlaceCheck;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An operation as the environment file defines it. Immutable.
 *
 * @param statements one transaction, in this order; empty if the operation only reads
 * @param query whose first row is the outputs of an operation that only reads
 * @param outputs queries of one value each, asked within the transaction
 * @param timeout how long each statement may take; empty: as long as the database may take for an answer
 */
public record ActionSpec(
        Operation described,
        Map<String, DeclaredParameter> parameters,
        List<StatementSpec> statements,
        Optional<SqlTemplate> query,
        Map<String, SqlTemplate> outputs,
        Optional<CallKeyTable> key,
        Optional<QueryReadBack> readBack,
        Optional<Duration> timeout) {
    private static final List<String> KEYS = Stream.concat(
                    Stream.of("statements", "query", "outputs", "key-table", "key", "timeout"),
                    DeclaredOperation.KEYS.stream())
            .toList();

    public ActionSpec {
        statements = List.copyOf(statements);
    }

    /** The environment's {@code operations}, in the order of the file; the settings reader collects the mistakes. */
    public static Map<String, ActionSpec> readAll(SettingsReader operations, DatabaseKind kind) {
        var all = new LinkedHashMap<String, ActionSpec>();
        operations.tables().forEach((name, settings) -> {
            var action = read(name, settings.knows(KEYS), kind.dialect());
            all.put(name, action);
            if (!action.described.reads() && !kind.hasTransactions()) {
                operations.wrong(name, "cannot change a database of " + kind, "it has no transactions");
            }
        });
        var described = new LinkedHashMap<String, Operation>();
        all.forEach((name, operation) -> described.put(name, operation.described()));
        DeclaredOperation.checkUndos(operations, described);
        return all;
    }

    private static ActionSpec read(String name, SettingsReader settings, SqlDialect dialect) {
        var parameters = DeclaredParameter.readAll(settings);
        var places = PlaceCheck.of(parameters.keySet(), PlaceCheck.OF_A_CALL);
        var key = CallKeyTable.read(settings);
        var readBack = QueryReadBack.read(settings, places, dialect);
        var described = DeclaredOperation.read(
                name,
                settings,
                parameters.values().stream().map(DeclaredParameter::described).toList(),
                key.isPresent() || readBack.isPresent());
        var action = new ActionSpec(
                key.isPresent() ? described.withIdempotent(true) : described,
                parameters,
                StatementSpec.readAll(settings, places, dialect),
                SqlTemplate.readQuery(settings, "query", places, dialect),
                outputs(settings, places, dialect),
                key,
                readBack,
                settings.positiveDuration("timeout"));
        action.check(settings, dialect);
        return action;
    }

    private static Map<String, SqlTemplate> outputs(SettingsReader settings, PlaceCheck places, SqlDialect dialect) {
        var outputs = new LinkedHashMap<String, SqlTemplate>();
        var texts = settings.textsByName("outputs").orElse(Map.of());
        if (!texts.isEmpty()) {
            settings.table("outputs")
                    .map(table -> table.knows(texts.keySet()))
                    .ifPresent(table -> texts.keySet().stream()
                            .filter(name -> !texts.getOrDefault(name, "").isEmpty())
                            .forEach(name -> SqlTemplate.readQuery(table, name, places, dialect)
                                    .ifPresent(query -> outputs.put(name, query))));
        }
        return outputs;
    }

    private void check(SettingsReader settings, SqlDialect dialect) {
        if (described.reads()) {
            settings.require("query", "write the select whose first row is the outputs of the operation");
            Stream.of("statements", "outputs", "key-table", "key", "read-back")
                    .filter(settings::has)
                    .forEach(key -> settings.wrong(key, "has no use: the operation only reads"));
            return;
        }
        settings.require("statements", "list them: [{ sql: \"update … where id = {id}\", rows: 1 }]");
        if (settings.has("statements") && statements.isEmpty()) {
            settings.wrong("statements", "is empty");
        }
        if (settings.has("query")) {
            settings.wrong("query", "is for an operation that only reads", "say `reads: true`, or ask under `outputs`");
        }
        boolean isPart = statements.size() > 1 || key.isPresent();
        statements.stream()
                .filter(statement -> isPart && statement.commitsByItself(dialect))
                .forEach(statement -> settings.wrong(
                        "statements",
                        "has `" + statement.sql().shown()
                                + "`, which this database may commit at once, with all that came before it",
                        "make it an operation of its own, without a key table"));
    }

    /** All that it asks the database, the statements first. */
    Stream<SqlTemplate> templates() {
        return Stream.of(
                        statements.stream().map(StatementSpec::sql),
                        query.stream(),
                        outputs.values().stream(),
                        readBack.stream().map(QueryReadBack::query))
                .flatMap(all -> all);
    }
}
