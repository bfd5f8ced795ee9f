package dev.cutover.connector.jdbc.action;

import dev.cutover.connector.jdbc.session.Database;
import dev.cutover.connector.jdbc.session.SqlFailure;
import dev.cutover.connector.jdbc.session.SqlText;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Lets the database plan the statements of operations without running them: that needs the tables, the columns and the
 * permissions. Thread-safe.
 */
public final class ActionCheck {
    private static final String TO_PLAN = "insert|update|delete|merge|replace|select|with|values|table";

    private final Map<String, ActionSpec> specs;
    private final Database database;
    private final Duration limit;
    private final UnaryOperator<String> mask;

    /** @param mask replaces the secrets of the run in a text */
    public ActionCheck(Map<String, ActionSpec> specs, Database database, Duration limit, UnaryOperator<String> mask) {
        this.specs = specs;
        this.database = database;
        this.limit = limit;
        this.mask = mask;
    }

    /** What is found about some of the operations. */
    public List<Found> look(Set<String> wanted) throws InterruptedException {
        var needed = new LinkedHashMap<>(specs);
        needed.keySet().retainAll(wanted);
        if (needed.isEmpty()) {
            return List.of();
        }
        return ChangeWorker.start(database, limit, new Plans(needed))
                .await()
                .result()
                .orElse(List.of(Found.cannotTell(Aspect.PERMISSIONS, "no connection for the check of its operations")));
    }

    private final class Plans implements Change<List<Found>> {
        private final Map<String, ActionSpec> needed;

        Plans(Map<String, ActionSpec> needed) {
            this.needed = needed;
        }

        @Override
        public boolean isKept(List<Found> made) {
            return false;
        }

        @Override
        public List<Found> make(ChangeSession session) throws SQLException {
            var found = new ArrayList<Found>();
            boolean writes =
                    needed.values().stream().anyMatch(spec -> !spec.described().reads());
            String readOnly = session.dialect().readOnlyQuery();
            if (writes
                    && !readOnly.isEmpty()
                    && "1".equals(session.rows(SqlText.of(readOnly), 1).get(0).first())) {
                found.add(Found.failed(
                        Aspect.PERMISSIONS, "this server only reads: it may be a standby, or no longer the primary"));
            }
            needed.forEach(
                    (name, spec) -> statements(spec).forEach(statement -> plan(session, name, statement, found)));
            if (found.isEmpty()) {
                found.add(Found.ok(
                        Aspect.PERMISSIONS,
                        needed.size() == 1
                                ? "its operation may be performed"
                                : "its " + needed.size() + " operations may be performed"));
            }
            return found;
        }

        private static List<SqlText> statements(ActionSpec spec) {
            var all = new ArrayList<SqlText>();
            spec.key().ifPresent(key -> {
                all.add(key.insert("key"));
                all.add(key.select("key"));
            });
            spec.templates().forEach(template -> all.add(template.unfilled()));
            return all;
        }

        private void plan(ChangeSession session, String name, SqlText statement, List<Found> found) {
            String firstWord = statement.text().split("\\W", 2)[0];
            if (!firstWord.toLowerCase(Locale.ROOT).matches(TO_PLAN)) {
                found.add(Found.cannotTell(
                        Aspect.PERMISSIONS, name + ": only performing `" + firstWord + " …` would tell"));
                return;
            }
            try {
                session.rows(new SqlText("explain " + statement.text(), statement.values()), 1);
            } catch (SQLException e) {
                var failure = new SqlFailure(e);
                String why = name + ": " + failure.words(mask);
                found.add(
                        failure.isRefusedStatement()
                                ? Found.failed(Aspect.PERMISSIONS, why)
                                : Found.cannotTell(Aspect.PERMISSIONS, why));
                restart(session);
            }
        }

        /** PostgreSQL answers nothing more in a transaction with a mistake. */
        private static void restart(ChangeSession session) {
            try {
                session.rollback();
            } catch (SQLException gone) {
                System.getLogger(ActionCheck.class.getName())
                        .log(System.Logger.Level.DEBUG, "a check was broken off", gone);
            }
        }
    }
}
