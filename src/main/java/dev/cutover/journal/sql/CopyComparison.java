package dev.cutover.journal.sql;

import dev.cutover.journal.RecordLine;
import dev.cutover.journal.RunFolder;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.text.Counted;
import java.util.List;

/** Compares the copy with the record. */
record CopyComparison(RunFolder folder, List<RecordLine> recorded) {

    /**
     * How many lines of the record the copy has.
     *
     * @throws BrokenCopy if what it has was changed
     * @throws JournalException if it is the record that was changed or cut
     */
    int known(List<JournalDatabase.Line> copied) {
        int common = Math.min(recorded.size(), copied.size());
        for (int i = 0; i < common; i++) {
            var line = recorded.get(i);
            var copy = copied.get(i);
            if (copy.seq() != i + 1) {
                throw new BrokenCopy("event " + (i + 1) + " is missing from it");
            }
            if (!copy.json().equals(line.json()) || !copy.hash().equals(line.hash())) {
                throw tellsOtherwise(copied, i);
            }
        }
        if (copied.size() > common) {
            requireChain(copied, common);
            throw new JournalException(
                    folder.record() + " has " + Counted.of(common, "event") + ", but " + copied.size()
                            + " were acknowledged, as its copy in journal.mv.db shows: the record was cut",
                    "restore the whole record from a backup, or inspect the copy; nothing was changed");
        }
        return common;
    }

    /**
     * The copy and the record each hold a valid but different chain: one of them was rewritten, and not by this tool.
     */
    private RuntimeException tellsOtherwise(List<JournalDatabase.Line> copied, int from) {
        requireChain(copied.subList(0, from + 1), from);
        return new JournalException(
                folder.record() + " and its copy in journal.mv.db differ from event " + (from + 1)
                        + " on, and each is valid in itself: one of them was rewritten",
                "compare both with an export or a noted hash of the run; nothing was changed");
    }

    private void requireChain(List<JournalDatabase.Line> copied, int from) {
        for (int i = from; i < copied.size(); i++) {
            String before = i == 0 ? RecordLine.FIRST : copied.get(i - 1).hash();
            var line = copied.get(i);
            if (line.seq() != i + 1 || !RecordLine.hash(before, line.json()).equals(line.hash())) {
                throw new BrokenCopy("event " + (i + 1) + " was changed in it");
            }
        }
    }
}
