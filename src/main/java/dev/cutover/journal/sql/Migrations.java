package dev.cutover.journal.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Brings a database to this version's form, one numbered file after the other. */
final class Migrations {
    private static final List<String> FILES = List.of("001-journal.sql", "002-signatures.sql", "003-stretches.sql");

    private Migrations() {}

    /** One that was applied. */
    public record Applied(int number, String name, String sha256) {}

    /** Throws {@link BrokenCopy} if what was applied to the database before is not what this version would apply. */
    static void apply(Handle handle) throws SQLException {
        var dao = handle.attach(MigrationDao.class);
        dao.prepare();
        var applied = dao.applied();
        var known = FILES.stream().map(Migrations::describe).toList();
        if (applied.size() > known.size() || !applied.equals(known.subList(0, applied.size()))) {
            throw new BrokenCopy("its tables are not of this version");
        }
        for (var next : known.subList(applied.size(), known.size())) {
            handle.useTransaction(transaction -> {
                try (var script = transaction.getConnection().createStatement()) {
                    script.execute(sql(next.name()));
                }
                transaction.attach(MigrationDao.class).add(next);
            });
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
