package dev.cutover.history.memory;

import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a run has come.
 *
 * @param seq the number of its last event
 * @param at when that was, on its own clock
 * @param overridden how many steps were overridden, and amendments turned red into green
 * @param declined whether it stands still because somebody said no, and nothing has failed
 * @param alone how it has ended as a reconciliation on its own; empty for another run, and before its end
 * @param remaining what it has left on the new platform
 * @param trouble why its record cannot be trusted; empty if it can
 */
public record RunProgress(
        long seq,
        Optional<Instant> at,
        RunStatus status,
        Optional<RunFact.Ending> ending,
        int overridden,
        boolean declined,
        Optional<LoneReconciliation> alone,
        Optional<LeftTraffic> remaining,
        String trouble,
        RunFigures figures) {}
