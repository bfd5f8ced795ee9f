package dev.cutover.reconcile.row;

import java.nio.charset.StandardCharsets;

/** The versions of rows as numbers whose sum tells whether rows have changed, in any order. Stateless, thread-safe. */
public final class RowVersions {
    private RowVersions() {}

    public static long of(RowView row) {
        byte[] version = row.version().getBytes(StandardCharsets.UTF_8);
        return KeyHash.of(version, 0, version.length);
    }
}
