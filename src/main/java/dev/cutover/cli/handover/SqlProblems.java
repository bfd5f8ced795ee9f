package dev.cutover.cli.handover;

import dev.cutover.journal.sql.ask.RefusedStatement;
import dev.cutover.journal.sql.ask.ViewCatalog;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.shape.Suggestion;
import java.util.List;

/** What to do about a statement that is refused. Stateless. */
final class SqlProblems {
    private static final String LIST = "`cutover sql --tables` lists the views and their columns";

    private SqlProblems() {}

    static String advice(RefusedStatement refused) {
        return refused.unknown()
                .map(unknown -> {
                    var catalog = ViewCatalog.ofThisVersion();
                    return switch (unknown.kind()) {
                        case VIEW -> Suggestion.hint(unknown.name(), catalog.names(), "views");
                        case COLUMN ->
                            Suggestion.nearest(unknown.name(), catalog.columnNames())
                                    .map(near -> "did you mean '" + near + "'?")
                                    .orElse("text stands in single quotes: 'text'");
                    };
                })
                .map(meant -> meant + "\n" + LIST)
                .orElse(LIST);
    }

    /** The views that were named; all if none was. */
    static ViewCatalog only(List<String> names, ViewCatalog catalog) {
        for (String name : names) {
            if (!catalog.names().contains(name)) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        "there is no view '" + name + "'",
                        Suggestion.hint(name, catalog.names(), "views"));
            }
        }
        return names.isEmpty()
                ? catalog
                : new ViewCatalog(catalog.views().stream()
                        .filter(view -> names.contains(view.name()))
                        .toList());
    }
}
