package dev.cutover.connector.jdbc.action;

import dev.cutover.connector.jdbc.session.SqlText;
import dev.cutover.spi.settings.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The table in which a change leaves the key of its call, within its transaction. Immutable.
 *
 * @param table with its schema, if it is given
 */
record CallKeyTable(String table, String column) {
    /** The longest key that is written as it is; most databases can have an index of that length. */
    private static final int LONGEST = 190;

    private static final int DIGEST = 64;
    private static final String COLUMN = "idempotency_key";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*(\\.[A-Za-z_][A-Za-z0-9_$]*)?");

    /** The key table of an operation; the settings reader collects the mistakes. */
    static Optional<CallKeyTable> read(SettingsReader operation) {
        var named = operation.text("key-table").map(table -> new CallKeyTable(table, COLUMN));
        named.ifPresent(key -> checkName(operation, "key-table", key.table));
        var section = operation.table("key").map(settings -> {
            settings.require("table", "name the table").require("column", "name the column of text with the key");
            var key = new CallKeyTable(
                    settings.text("table").orElse(""), settings.text("column").orElse(COLUMN));
            if (settings.has("table")) {
                checkName(settings, "table", key.table);
            }
            checkName(settings, "column", key.column);
            return key;
        });
        if (named.isPresent() && section.isPresent()) {
            operation.wrong("key", "is one table too many", "key-table names it already");
        }
        return named.or(() -> section);
    }

    private static void checkName(SettingsReader settings, String key, String name) {
        if (!NAME.matcher(name).matches()) {
            settings.wrong(key, "must be a name of letters, digits and _, which needs no quotes");
        }
    }

    /** What is written for the key of a call: itself, or the beginning and the digest of a long one. */
    static String written(String key) {
        if (key.length() <= LONGEST) {
            return key;
        }
        return key.substring(0, LONGEST - DIGEST - 1) + "#" + HexFormat.of().formatHex(digest(key));
    }

    static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    SqlText insert(String key) {
        return new SqlText("insert into " + table + " (" + column + ") values (?)", List.of(written(key)));
    }

    SqlText select(String key) {
        return new SqlText("select " + column + " from " + table + " where " + column + " = ?", List.of(written(key)));
    }
}
