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
 * incomplete. A missing copy is made once the run has lasted for a while: opening H2 takes longer than many rehearsals
 * and uses processor time of the run. A run that ends before that is copied at its next opening; until then, queries
 * are answered from the record.
 *
 * @param grace how long a run lasts before its copy is made
 * @param soon how many events a process adds before the copy is made at once: so many that the next opening would take
 *     its time over them
 */
public record H2Mirroring(Duration grace, int soon) implements RecordMirroring {
    /** Suitable for runs that people watch. */
    public static final H2Mirroring STANDARD = new H2Mirroring(Duration.ofSeconds(10), 50_000);

    @Override
    public RecordMirror begin(
            RunFolder folder, RecordReader record, List<RecordLine> recorded, Consumer<String> notices) {
        var file = new CopyFile(folder);
        if (!file.isThere()) {
            return H2Mirror.later(file, record, new H2Mirror.Start(grace, soon));
        }
        try {
            return H2Mirror.open(file, file.open(recorded, notices), record);
        } catch (JournalException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            notices.accept("no copy of the record is kept in H2: " + CopyFile.firstLine(e));
            return NONE.begin(folder, record, recorded, notices);
        }
    }
}
