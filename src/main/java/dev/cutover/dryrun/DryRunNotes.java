package dev.cutover.dryrun;

import dev.cutover.engine.operator.CommandPort;
import org.jspecify.annotations.Nullable;

/** Records notes about what the dry run skipped. Thread-safe. */
final class DryRunNotes {
    /** The prefix of the names of stand-ins. */
    static final String WHO = "dry run";

    private volatile @Nullable CommandPort commandPort;

    void attend(CommandPort open) {
        commandPort = open;
    }

    /** Does nothing before {@link #attend}: there is no record yet. */
    void say(String what) {
        var open = commandPort;
        if (open != null) {
            open.note(WHO, what);
        }
    }
}
