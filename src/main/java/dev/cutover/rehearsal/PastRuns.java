package dev.cutover.rehearsal;

import java.time.Instant;
import java.util.List;

/** Access to earlier runs. Thread-safe. */
@FunctionalInterface
public interface PastRuns {

    /** The runs that are sought, in any order, without the current run; each was read from its record, and checked. */
    Found of(Sought sought);

    /**
     * Which runs are sought. What does not fit may be found as well.
     *
     * @param runbook the runbook's name
     * @param inRealTime whether only those in real time are of use
     * @param since only runs with a rollback from then on, in real time, are of use
     */
    record Sought(String runbook, boolean inRealTime, Instant since) {}

    /**
     * What was found.
     *
     * @param leftOut each record that may be of the runbook and cannot be read or trusted, with the reason
     */
    record Found(List<PastRun> runs, List<String> leftOut) {}
}
