package dev.cutover.journal.sql;

import dev.cutover.run.fact.RunFact;
import java.util.List;
import java.util.Optional;

/**
 * Reads the runbook that a run has pinned. Called on the thread that copies; implementations are stateless or
 * thread-safe.
 */
public interface OutlineReader {

    /** The version of the tool that reads: another one may read the same text differently. */
    String readBy();

    /** Never throws for a runbook that cannot be read: the outline says why. */
    RunOutline of(RunFact.Created created);

    /** Reads none: what needs the runbook stays empty. */
    OutlineReader NONE = new OutlineReader() {
        @Override
        public String readBy() {
            return "";
        }

        @Override
        public RunOutline of(RunFact.Created created) {
            return new RunOutline(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
        }
    };
}
