package dev.cutover.journal;

import dev.cutover.journal.disk.JournalException;
import java.util.List;
import java.util.function.Consumer;

/** Begins to keep copies of records. */
@FunctionalInterface
public interface RecordMirroring {
    /** Keeps none. */
    RecordMirroring NONE = (folder, record, recorded, notices) -> RecordMirror.NONE;

    /**
     * Goes on with the copy of one run, or has it made.
     *
     * @param record has read the record as far as it was acknowledged, and will be the follower's to go on with
     * @param recorded what it has read, which is the whole record so far
     * @param notices takes what a reader should know, such as that the copy had to be made anew
     * @throws JournalException if the copy knows more than the record: the record was cut after it was acknowledged
     */
    RecordMirror begin(RunFolder folder, RecordReader record, List<RecordLine> recorded, Consumer<String> notices);
}
