package dev.cutover.plan.rollback;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import java.util.List;

/**
 * The traffic that a rollback of a scope returns: the slice, and where the scope names steps only what its shifts move.
 * Immutable.
 */
public final class TrafficOfScope {
    private final Scope scope;
    private final List<Segment> shifted;

    public TrafficOfScope(Runbook runbook, Scope scope) {
        this.scope = scope;
        this.shifted = scope.steps().isEmpty()
                ? List.of(Segment.EVERYTHING)
                : runbook.steps()
                        .filter(step -> step.work() instanceof Work.Shift && scope.touches(step))
                        .map(Step::where)
                        .toList();
    }

    /** Whether it returns any traffic. A rollback of an action alone does not. */
    public boolean isAny() {
        return !shifted.isEmpty();
    }

    /** Whether it returns any of the segment's traffic. */
    public boolean touches(Segment segment) {
        return scope.touches(segment)
                && shifted.stream().anyMatch(where -> Scope.of(where).touches(segment));
    }

    /** Whether it returns all of the segment's traffic. */
    public boolean covers(Segment segment) {
        return scope.covers(segment)
                && shifted.stream().anyMatch(where -> Scope.of(where).covers(segment));
    }
}
