package dev.cutover.dryrun;

import dev.cutover.engine.operator.CommandPort;
import org.jspecify.annotations.Nullable;

/** Puts on record what neither an effect nor an answer tells. Thread-safe. */
final class DryRunNotes {
    /** How the names of those begin who answer in place of people. */
    static final String WHO = "dry run";

    private volatile @Nullable CommandPort commandPort;

    void attend(CommandPort open) {
        commandPort = open;
    }

    /** Says nothing where nobody has opened a desk: then there is no record either. */
    void say(String what) {
        var open = commandPort;
        if (open != null) {
            open.note(WHO, what);
        }
    }
}
