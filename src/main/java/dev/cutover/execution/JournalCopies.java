package dev.cutover.execution;

import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.sql.H2Mirroring;

/** Which copies of a record are kept. */
public final class JournalCopies {
    private JournalCopies() {}

    public static RecordMirroring following() {
        return H2Mirroring.STANDARD;
    }
}
