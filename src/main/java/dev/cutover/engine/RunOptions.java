package dev.cutover.engine;

import dev.cutover.engine.context.DrillHistory;
import dev.cutover.engine.context.ReconciliationHistory;
import java.util.Optional;

/**
 * How a run is executed.
 *
 * @param parallel how many steps may run side by side; those that wait for people do not count
 * @param backOnly whether the process only rolls back, and starts no step
 * @param drills the drills of earlier runs, if available
 * @param reconciliations what other runs have reconciled, if available
 * @param signatureVerifier who checks signatures
 */
public record RunOptions(
        int parallel,
        boolean backOnly,
        Optional<DrillHistory> drills,
        Optional<ReconciliationHistory> reconciliations,
        SignatureVerifier signatureVerifier) {
    public static final RunOptions DEFAULT = new RunOptions(8, false, Optional.empty());

    /** Without what other runs have reconciled, and without signatures. */
    public RunOptions(int parallel, boolean backOnly, Optional<DrillHistory> drills) {
        this(parallel, backOnly, drills, Optional.empty(), SignatureVerifier.NONE);
    }
}
