package dev.cutover.journal;

import java.util.List;

/** Holds the copy of a record against it. Changes nothing. */
@FunctionalInterface
public interface CopyCheck {
    RunVerification.Check check(RunFolder folder, List<RecordLine> recorded);
}
