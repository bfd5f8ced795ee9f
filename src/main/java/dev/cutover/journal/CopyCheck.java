package dev.cutover.journal;

import java.util.List;

/**
 * Compares the copy of a record with the record. Changes nothing. Called on the thread that verifies; need not be
 * thread-safe.
 */
@FunctionalInterface
public interface CopyCheck {
    RunVerification.Check check(RunFolder folder, List<RecordLine> recorded);
}
