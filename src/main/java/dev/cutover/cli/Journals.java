package dev.cutover.cli;

import dev.cutover.journal.Following;

/** Which copies of a record are kept. */
final class Journals {
    private Journals() {}

    static Following following() {
        return Following.NONE;
    }
}
