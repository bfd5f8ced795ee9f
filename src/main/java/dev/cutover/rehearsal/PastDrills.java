package dev.cutover.rehearsal;

import dev.cutover.engine.context.DrillHistory;
import dev.cutover.model.Criterion;
import dev.cutover.model.Measure;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.settings.DurationNotation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The drills that earlier runs recorded as rollbacks. A rollback counts if it was decided within the criterion's time
 * span. It met its window if all of its traffic was restored and read back in time. A rollback that is still running,
 * and still in time, does not count yet.
 *
 * <p>For a live run, only rollbacks in real time count: the duration of a simulation proves nothing about real systems.
 * For a rehearsal, all count. Dry runs never count. Thread-safe if the past runs are.
 */
public final class PastDrills implements DrillHistory {
    private static final String REAL = "real";

    private final String runbook;
    private final RunFact.Mode askedBy;
    private final PastRuns runs;

    public PastDrills(String runbook, RunFact.Mode askedBy, PastRuns runs) {
        this.runbook = runbook;
        this.askedBy = askedBy;
        this.runs = runs;
    }

    @Override
    public Share share(Criterion criterion, Instant now) {
        if (!(criterion.measure() instanceof Measure.Drills drills)) {
            return new Share(new Measurement.NoData("'" + criterion.id() + "' does not measure drills"), List.of());
        }
        var since = now.minus(drills.within());
        var past = runs.of(new PastRuns.Sought(runbook, askedBy != RunFact.Mode.REHEARSAL, since));
        var counted = past.runs().stream()
                .filter(run -> counts(run.state()))
                .flatMap(run -> met(run, since, now).stream())
                .toList();
        if (counted.isEmpty()) {
            String why = "no rollback of '" + runbook + "' in the last " + DurationNotation.text(drills.within());
            return new Share(new Measurement.NoData(why), past.leftOut());
        }
        long met = counted.stream().filter(Boolean::booleanValue).count();
        return new Share(new Measurement.Value((double) met / counted.size(), counted.size()), past.leftOut());
    }

    private boolean counts(RunState state) {
        if (state.isDryRun()) {
            return false;
        }
        return askedBy == RunFact.Mode.REHEARSAL || state.created().pace().equals(REAL);
    }

    /** For each rollback that counts: whether it met its window. */
    private static List<Boolean> met(PastRun run, Instant since, Instant now) {
        return run.state().rollbacks().all().stream()
                .filter(rollback -> !run.inRealTime(rollback.decided()).isBefore(since))
                .filter(rollback -> !rollback.isUnmeasured())
                .filter(rollback -> rollback.restored() != null || isLate(run, rollback, now))
                .map(PastDrills::isInTime)
                .toList();
    }

    private static boolean isInTime(RollbackLedger.Entry rollback) {
        Duration window = rollback.requested().window();
        return rollback.restore()
                .filter(restore -> restore.compareTo(window) <= 0)
                .isPresent();
    }

    private static boolean isLate(PastRun run, RollbackLedger.Entry rollback, Instant now) {
        return !rollback.isOpen()
                || run.inRealTime(rollback.decided().plus(rollback.requested().window()))
                        .isBefore(now);
    }
}
