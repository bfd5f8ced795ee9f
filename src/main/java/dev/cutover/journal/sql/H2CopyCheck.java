package dev.cutover.journal.sql;

import dev.cutover.journal.CopyCheck;
import dev.cutover.journal.RecordLine;
import dev.cutover.journal.RunFolder;
import dev.cutover.journal.RunVerification.Check;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.text.Counted;
import java.util.List;

/** Compares every row of a copy in H2 with the record. Changes nothing. Immutable and thread-safe. */
public final class H2CopyCheck implements CopyCheck {
    private static final String WHAT = "copy";

    private final OutlineReader outlines;

    public H2CopyCheck(OutlineReader outlines) {
        this.outlines = outlines;
    }

    @Override
    public Check check(RunFolder folder, List<RecordLine> recorded) {
        var file = new CopyFile(folder, outlines);
        if (!file.isThere()) {
            return Check.notChecked(WHAT, "there is none; the next opening of the run makes it");
        }
        if (!file.isOurs()) {
            return Check.notChecked(
                    WHAT, "it was not made by this tool, and a database can hold programs: it is not opened");
        }
        try (var copy = JournalDatabase.readOnly(folder.database())) {
            int known = new CopyComparison(folder, recorded).known(copy.lines());
            return compare(copy, recorded.subList(0, known), recorded.size());
        } catch (BrokenCopy | JournalException e) {
            return Check.broken(WHAT, CopyFile.firstLine(e));
        } catch (RuntimeException e) {
            return CopyFile.isInUse(e)
                    ? Check.notChecked(WHAT, "it is in use by the runner")
                    : Check.broken(WHAT, "journal.mv.db cannot be read: " + CopyFile.firstLine(e));
        }
    }

    private Check compare(JournalDatabase copy, List<RecordLine> known, int recorded) {
        try (var anew = JournalDatabase.memory(outlines)) {
            // An older version's copy is right as that version would have made it.
            anew.migrate(copy.migrations());
            anew.add(known);
            var difference = new DatabaseTables(copy.handle()).differenceFrom(new DatabaseTables(anew.handle()));
            if (difference.isPresent()) {
                return Check.broken(WHAT, difference.get());
            }
        }
        return known.size() < recorded
                ? Check.noted(WHAT, "it has " + known.size() + " of " + Counted.of(recorded, "event") + " so far")
                : Check.sound(WHAT, "every row of journal.mv.db is as recorded");
    }
}
