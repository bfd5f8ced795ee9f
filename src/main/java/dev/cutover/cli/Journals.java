package dev.cutover.cli;

import dev.cutover.journal.Following;
import dev.cutover.journal.sql.H2Following;

/** Which copies of a record are kept. */
final class Journals {
    private Journals() {}

    static Following following() {
        return H2Following.STANDARD;
    }
}
