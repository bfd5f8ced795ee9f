package dev.cutover.journal.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A database without rows that has been through all migrations. To copy it takes a third of the time that the
 * migrations take, and the shortest run has its journal in H2. Only a shortcut: what it lacks is migrated afterwards.
 */
final class JournalTemplate {
    /** A resource, made by the test that compares it with the migrations. */
    static final String RESOURCE = "/db/empty-journal.mv.db";

    private JournalTemplate() {}

    /** Fills a file, which is there and empty. */
    static void copyTo(Path file) throws IOException {
        try (var in = JournalTemplate.class.getResourceAsStream(RESOURCE);
                var out = Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing");
            }
            in.transferTo(out);
        }
    }
}
