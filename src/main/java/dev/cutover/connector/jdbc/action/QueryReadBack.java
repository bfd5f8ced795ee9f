package dev.cutover.connector.jdbc.action;

import dev.cutover.connector.jdbc.dialect.SqlDialect;
import dev.cutover.connector.jdbc.session.SqlTemplate;
import dev.cutover.spi.Finding;
import dev.cutover.spi.operation.PlaceCheck;
import dev.cutover.spi.settings.SettingsReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query whose first value says what became of a call. Immutable. */
record QueryReadBack(SqlTemplate query, List<String> done, List<String> notDone) {

    QueryReadBack {
        done = List.copyOf(done);
        notDone = List.copyOf(notDone);
    }

    /** The settings reader collects the mistakes. */
    static Optional<QueryReadBack> read(SettingsReader operation, PlaceCheck places, SqlDialect dialect) {
        return operation.table("read-back").flatMap(settings -> {
            settings.require("query", "write the select whose first value says what became of the call")
                    .require("done", "write the value that means that the call took effect")
                    .require("not-done", "write the value that means that it did not");
            var done = settings.words("done").orElse(List.of());
            var notDone = settings.words("not-done").orElse(List.of());
            done.stream()
                    .filter(notDone::contains)
                    .forEach(value -> settings.wrong("not-done", "has " + value + ", which means done already"));
            return SqlTemplate.readQuery(settings, "query", places, dialect)
                    .map(query -> new QueryReadBack(query, done, notDone));
        });
    }

    /** @param value the first one of the only row; null if there is none, or more than one row */
    Finding finding(@Nullable String value) {
        if (value == null) {
            return Finding.UNKNOWN;
        }
        return done.contains(value) ? Finding.DONE : notDone.contains(value) ? Finding.NOT_DONE : Finding.UNKNOWN;
    }
}
