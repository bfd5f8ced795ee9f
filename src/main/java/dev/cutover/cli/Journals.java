package dev.cutover.cli;

import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.sql.H2Mirroring;

/** Which copies of a record are kept. */
final class Journals {
    private Journals() {}

    static RecordMirroring following() {
        return H2Mirroring.STANDARD;
    }
}
