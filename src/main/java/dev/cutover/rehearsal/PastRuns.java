package dev.cutover.rehearsal;

import java.util.List;

/** Where earlier runs are remembered. May be asked from any thread. */
@FunctionalInterface
public interface PastRuns {

    /** The runs of a runbook of that name, in any order; without the one that asks. */
    List<PastRun> of(String runbook);
}
