package dev.cutover.journal;

import java.util.List;
import java.util.function.Consumer;

/** Begins to keep copies of records. */
@FunctionalInterface
public interface Following {
    /** Keeps none. */
    Following NONE = (folder, recorded, notices) -> Follower.NONE;

    /**
     * Brings the copy of one run up to date, or has it made.
     *
     * @param recorded the whole record so far
     * @param notices takes what a reader should know, such as that the copy had to be made anew
     * @throws JournalException if the copy knows more than the record: the record was cut after it was acknowledged
     */
    Follower begin(RunFolder folder, List<RecordLine> recorded, Consumer<String> notices);
}
