package dev.cutover.execution;

import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.sql.H2Mirroring;

/** How the H2 copy of a record is kept up to date. */
public final class JournalCopies {
    private JournalCopies() {}

    public static RecordMirroring following() {
        return H2Mirroring.standard(new PinnedOutline());
    }
}
