package dev.cutover.engine.context;

import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.run.ledger.RunState;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The runbook's rollback steps, once for each rollback. */
final class RollbackStepNames {
    private RollbackStepNames() {}

    static Optional<Step> find(Runbook runbook, RunState state, StepId id) {
        int rollback = id.rollback();
        boolean known = rollback > 0 && rollback <= state.rollbacks().all().size();
        if (!known || runbook.rollback().isEmpty()) {
            return Optional.empty();
        }
        var written = id.asWritten();
        return runbook.rollback().orElseThrow().steps().stream()
                .filter(one -> one.step().id().equals(written))
                .map(one -> instance(one.step(), id, rollback, state))
                .findFirst();
    }

    private static Step instance(Step step, StepId id, int rollback, RunState state) {
        var segment = segment(step, segment(state, rollback));
        return step.withId(id)
                .withNeeds(Set.of())
                .withSegment(segment.values().isEmpty() ? Optional.empty() : Optional.of(segment));
    }

    /**
     * Its own, or that of the rollback. What compares does so within both: traffic that was not taken back would be
     * different still.
     */
    private static Segment segment(Step step, Segment ofRollback) {
        if (step.segment().isEmpty()) {
            return ofRollback;
        }
        var own = step.where();
        if (!(step.work() instanceof Work.Reconcile)) {
            return own;
        }
        var both = new TreeMap<>(ofRollback.values());
        both.putAll(own.values());
        return new Segment(both);
    }

    /** The scope as a segment, as far as it names one value of a dimension. */
    private static Segment segment(RunState state, int rollback) {
        var values = new TreeMap<String, String>();
        state.rollbacks().all().get(rollback - 1).scope().values().forEach((dimension, chosen) -> {
            if (chosen.size() == 1) {
                values.put(dimension, chosen.iterator().next());
            }
        });
        return new Segment(values);
    }
}
