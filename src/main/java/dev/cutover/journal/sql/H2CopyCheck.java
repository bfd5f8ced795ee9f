package dev.cutover.journal.sql;

import dev.cutover.journal.CopyCheck;
import dev.cutover.journal.RecordLine;
import dev.cutover.journal.RunFolder;
import dev.cutover.journal.RunVerification.Check;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.text.Clean;
import dev.cutover.text.Counted;
import java.util.List;
import java.util.Optional;

/** Compares every row of a copy in H2 with the record. Changes nothing. Immutable and thread-safe. */
public final class H2CopyCheck implements CopyCheck {
    private static final String WHAT = "copy";

    private static final String REBUILT = "; it is rebuilt when it is next asked or the run is resumed";

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
            return copy.hasKnownTables()
                    ? compare(copy, recorded.subList(0, known), recorded.size())
                    : Check.noted(
                            WHAT,
                            "another version of the tool made it, and " + Counted.of(known, "event") + " of "
                                    + recorded.size() + " are in it as recorded; its other rows are not compared"
                                    + REBUILT);
        } catch (BrokenCopy | JournalException e) {
            return Check.broken(WHAT, JournalDatabase.firstLine(e));
        } catch (RuntimeException e) {
            return UnopenedCopy.isInUse(e)
                    ? Check.notChecked(WHAT, "it is in use by the runner")
                    : Check.broken(WHAT, "journal.mv.db cannot be read: " + JournalDatabase.firstLine(e));
        }
    }

    private Check compare(JournalDatabase copy, List<RecordLine> known, int recorded) {
        try (var anew = JournalDatabase.memory(outlines)) {
            // An older version's copy is right as that version would have made it.
            anew.migrate(copy.migrations());
            anew.add(known);
            var right = new DatabaseTables(anew.handle());
            var tables = new DatabaseTables(copy.handle());
            if (!tables.hasObjectsOf(right)) {
                return Check.broken(WHAT, "its tables, views or routines were changed");
            }
            var difference = tables.differenceFrom(right);
            if (difference.isPresent()) {
                return different(difference.orElseThrow(), tables.otherMaker(right));
            }
        }
        return known.size() < recorded
                ? Check.noted(WHAT, "it has " + known.size() + " of " + Counted.of(recorded, "event") + " so far")
                : Check.sound(WHAT, "every row of journal.mv.db is as recorded");
    }

    /** What another version makes of the same events may differ, and is no tampering. */
    private static Check different(String difference, Optional<String> otherMaker) {
        return otherMaker
                .map(version -> Check.noted(
                        WHAT,
                        "version '" + Clean.line(version) + "' of the tool made it, its events are as recorded, and in"
                                + " other rows it differs from what this version makes of them" + REBUILT))
                .orElseGet(() -> Check.broken(WHAT, difference));
    }
}
