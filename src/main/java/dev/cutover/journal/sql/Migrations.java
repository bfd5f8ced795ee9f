package dev.cutover.journal.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Brings a database to this version's form, one numbered file after the other. */
final class Migrations {
    private static final List<String> FILES = List.of(
            "001-journal.sql",
            "002-signatures.sql",
            "003-stretches.sql",
            "004-views.sql",
            "005-reconciliations.sql",
            "006-rollbacks.sql",
            "007-withdrawn.sql");

    private Migrations() {}

    /** One that was applied. */
    public record Applied(int number, String name, String sha256) {}

    /** How many there are in this version. */
    static int count() {
        return FILES.size();
    }

    /** How many were applied. Throws {@link BrokenCopy} if they are not what this version would apply. */
    static int appliedTo(Connection connection) throws SQLException {
        return countApplied(connection, known());
    }

    /** Whether those that were applied are the first of this version's, or all of them. */
    static boolean isKnown(Connection connection) throws SQLException {
        return areKnown(applied(connection), known());
    }

    private static boolean areKnown(List<Applied> applied, List<Applied> known) {
        return applied.size() <= known.size() && applied.equals(known.subList(0, applied.size()));
    }

    private static List<Applied> known() {
        return FILES.stream().map(Migrations::describe).toList();
    }

    private static int countApplied(Connection connection, List<Applied> known) throws SQLException {
        var applied = applied(connection);
        if (!areKnown(applied, known)) {
            throw new BrokenCopy("its tables are not of this version");
        }
        return applied.size();
    }

    /**
     * Applies those that are missing of the first so many. Throws {@link BrokenCopy} if what was applied to the
     * database before is not what this version would apply.
     */
    static void apply(Connection connection, int upTo) throws SQLException {
        execute(connection, """
                create table if not exists migration (
                    number integer primary key,
                    name varchar not null,
                    sha256 char(64) not null)""");
        var known = known();
        int applied = countApplied(connection, known);
        for (var next : known.subList(applied, Math.max(applied, upTo))) {
            Transaction.in(connection, () -> {
                execute(connection, sql(next.name()));
                add(connection, next);
            });
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Applied> applied(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select number, name, sha256 from migration order by number")) {
            var applied = new ArrayList<Applied>();
            while (rows.next()) {
                applied.add(new Applied(rows.getInt(1), rows.getString(2), rows.getString(3)));
            }
            return applied;
        }
    }

    private static void add(Connection connection, Applied migration) throws SQLException {
        try (var row = connection.prepareStatement("insert into migration (number, name, sha256) values (?, ?, ?)")) {
            row.setInt(1, migration.number());
            row.setString(2, migration.name());
            row.setString(3, migration.sha256());
            row.executeUpdate();
        }
    }

    private static Applied describe(String file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(sql(file).getBytes(UTF_8));
            return new Applied(
                    Integer.parseInt(file.substring(0, 3)), file, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String sql(String file) {
        try (var in = Migrations.class.getResourceAsStream("/db/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the migration " + file + " is missing");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
