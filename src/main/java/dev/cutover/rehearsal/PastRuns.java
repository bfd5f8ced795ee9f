package dev.cutover.rehearsal;

import java.util.List;

/** Access to earlier runs. Thread-safe. */
@FunctionalInterface
public interface PastRuns {

    /** The runs of the runbook with this name, in any order, without the current run. */
    List<PastRun> of(String runbook);
}
