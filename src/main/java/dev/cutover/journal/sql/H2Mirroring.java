package dev.cutover.journal.sql;

import dev.cutover.journal.RecordLine;
import dev.cutover.journal.RecordMirror;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RecordReader;
import dev.cutover.journal.RunFolder;
import dev.cutover.journal.disk.JournalException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps copies in H2, beside the record. An existing copy is checked before the run continues, and rebuilt if it is
 * incomplete. A missing copy is made once the run has lasted for a moment, or at its end: opening H2 uses processor
 * time that the first steps of a run need. Immutable.
 *
 * @param grace how long a run lasts before its copy is made
 * @param soon how many events a process adds before the copy is made at once
 * @param outlines reads the runbooks of the runs
 */
public record H2Mirroring(Duration grace, int soon, OutlineReader outlines) implements RecordMirroring {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final int MANY = 2_000;

    /** Suitable for runs that people watch. */
    public static H2Mirroring standard(OutlineReader outlines) {
        return new H2Mirroring(MOMENT, MANY, outlines);
    }

    @Override
    public RecordMirror begin(
            RunFolder folder, RecordReader record, List<RecordLine> recorded, Consumer<String> notices) {
        var file = new CopyFile(folder, outlines);
        if (!file.isThere()) {
            return H2Mirror.later(file, record, new H2Mirror.Start(grace, soon));
        }
        try {
            return H2Mirror.open(file.open(recorded, notices), record);
        } catch (JournalException e) {
            throw e;
        } catch (UnopenedCopy e) {
            if (e.isInUse()) {
                return H2Mirror.whenFree(file, List.copyOf(recorded), record);
            }
            return without(e, folder, record, recorded, notices);
        } catch (IOException | RuntimeException e) {
            return without(e, folder, record, recorded, notices);
        }
    }

    private static RecordMirror without(
            Exception why, RunFolder folder, RecordReader record, List<RecordLine> recorded, Consumer<String> notices) {
        notices.accept("no copy of the record is kept in H2: " + JournalDatabase.firstLine(why));
        return NONE.begin(folder, record, recorded, notices);
    }
}
