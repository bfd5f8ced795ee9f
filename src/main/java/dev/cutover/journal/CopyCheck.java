package dev.cutover.journal;

import java.util.List;

/** Compares the copy of a record with the record. Changes nothing. */
@FunctionalInterface
public interface CopyCheck {
    RunVerification.Check check(RunFolder folder, List<RecordLine> recorded);
}
