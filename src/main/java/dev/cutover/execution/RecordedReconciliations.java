package dev.cutover.execution;

import dev.cutover.engine.context.ReconciliationHistory;
import dev.cutover.history.memory.RememberedReconciliation;
import dev.cutover.history.memory.RememberedRun;
import dev.cutover.history.memory.RunRecall;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.rehearsal.PastRun;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.TrafficLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the other runs of a home have reconciled: runs of the whole runbook, and reconciliations on their own. Only runs
 * of the same environment count: for a live run live ones. Rehearsals and dry runs never count. A result counts by its
 * run's own record, checked. Thread-safe.
 */
final class RecordedReconciliations implements ReconciliationHistory {
    /** Of so many runs the record is read at most to find one that moved weights. */
    private static final int MOST_READ = 50;

    private final RecordedRuns runs;
    private final Asking asking;
    private final Map<String, Optional<Reconciliation>> rules = new HashMap<>();

    RecordedReconciliations(RecordedRuns runs, Asking asking) {
        this.runs = runs;
        this.asking = asking;
    }

    /**
     * The run that asks.
     *
     * @param live whether its systems are real ones; of its environment, since a dry run may ask, too
     */
    record Asking(String runbook, String environment, boolean live) {
        static Asking of(RunFact.Created created, boolean live) {
            return new Asking(created.pinned().runbook(), created.pinned().environment(), live);
        }
    }

    private record Hint(RunId run, Instant at) {}

    @Override
    public synchronized Past of(Sought sought) {
        var found = new ArrayList<Found>();
        var remembered = runs.remembered(asking.runbook());
        var leftOut = new ArrayList<>(remembered.leftOut());
        var hints = remembered.runs().stream()
                .map(RunRecall.Recalled::run)
                .filter(this::mayCount)
                .flatMap(run -> hints(run, sought.step()))
                .sorted(Comparator.comparing(Hint::at).reversed())
                .toList();
        for (var hint : hints) {
            if (found.size() == sought.most()) {
                break;
            }
            add(hint.run(), sought, found, leftOut);
        }
        return new Past(found, leftOut);
    }

    @Override
    public synchronized List<TrafficLedger.Told> weights() {
        return runs.remembered(asking.runbook()).runs().stream()
                .map(RunRecall.Recalled::run)
                .filter(this::mayCount)
                .limit(MOST_READ)
                .flatMap(run -> runs.confirmed(run.listed().run()).known().stream())
                .filter(past -> !past.state().traffic().history().isEmpty())
                .findFirst()
                .map(RecordedReconciliations::inRealTime)
                .orElse(List.of());
    }

    private static List<TrafficLedger.Told> inRealTime(PastRun past) {
        return past.state().traffic().history().stream()
                .map(told -> new TrafficLedger.Told(told.fact(), past.inRealTime(told.at())))
                .toList();
    }

    private boolean mayCount(RememberedRun run) {
        var origin = run.origin();
        boolean live = origin.mode() == RunFact.Mode.LIVE;
        return origin.runbook().equals(asking.runbook())
                && origin.environment().equals(asking.environment())
                && live == asking.live()
                && !origin.rehearsal()
                && !origin.isDryRun();
    }

    private static Stream<Hint> hints(RememberedRun run, StepId step) {
        return run.reconciliations().stream()
                .filter(reconciliation -> reconciliation.step().equals(step))
                .map(RememberedReconciliation::at)
                .map(at -> new Hint(run.listed().run(), at));
    }

    private void add(RunId run, Sought sought, List<Found> found, List<String> leftOut) {
        var confirmed = runs.confirmed(run);
        if (confirmed.known().isEmpty()) {
            leftOut.add(RecordedRuns.leftOut(run, confirmed.trouble()));
            return;
        }
        var past = confirmed.known().orElseThrow();
        var result = past.state().reconciliations().of(sought.step()).result();
        if (result == null) {
            return;
        }
        boolean same = result.fact().segment().equals(sought.segment())
                && rules(run, past, sought.step())
                        .filter(rules -> rules.comparesAs(sought.rules()))
                        .isPresent();
        if (same) {
            found.add(new Found(run, past.inRealTime(result.at()), result.fact().result()));
        } else {
            leftOut.add("run " + run + " does not count: it compared by other rules, or another segment");
        }
    }

    /** What a run has compared, by the runbook that it has pinned; empty if that cannot be read. */
    private Optional<Reconciliation> rules(RunId run, PastRun past, StepId step) {
        return rules.computeIfAbsent(
                run + "/" + step,
                key -> PinnedRunbook.of(past.state().created())
                        .runbook()
                        .steps()
                        .filter(one -> one.id().equals(step))
                        .map(one -> one.work())
                        .filter(Work.Reconcile.class::isInstance)
                        .map(work -> ((Work.Reconcile) work).what())
                        .findFirst());
    }
}
