package dev.cutover.history.memory;

import dev.cutover.journal.Home;
import dev.cutover.journal.disk.Disk;
import dev.cutover.run.RunId;
import java.util.Optional;

/**
 * Tells a record from what it was before: the same stamp means that nothing was added. Without the file's place on the
 * disk, since a home may be moved. Stateless.
 */
public final class RecordStamp {
    private RecordStamp() {}

    /** Of the record of a run; empty if there is none. */
    public static Optional<String> of(Home home, RunId run) {
        return home.disk().stamp(home.folder(run).record()).map(Disk.Stamp::state);
    }
}
