package dev.cutover.journal;

import dev.cutover.journal.disk.JournalException;
import java.util.List;
import java.util.function.Consumer;

/** Starts copies of records. Called on the thread that opens the run; need not be thread-safe. */
@FunctionalInterface
public interface RecordMirroring {
    /** Keeps none. */
    RecordMirroring NONE = (folder, record, recorded, notices) -> RecordMirror.NONE;

    /**
     * Continues the copy of one run, or starts one.
     *
     * @param record has read the record as far as it was acknowledged, and will be the follower's to go on with
     * @param recorded what it has read, which is the whole record so far
     * @param notices takes notices for readers, such as that the copy had to be rebuilt
     * @throws JournalException if the copy has more events than the record: the record was truncated after they were
     *     acknowledged
     */
    RecordMirror begin(RunFolder folder, RecordReader record, List<RecordLine> recorded, Consumer<String> notices);
}
