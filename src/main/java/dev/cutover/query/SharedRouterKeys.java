package dev.cutover.query;

import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Traffic;
import dev.cutover.model.Work;
import dev.cutover.preflight.ShiftedKeys;
import dev.cutover.problem.Problem;
import dev.cutover.yaml.tree.Positions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Warns of traffics that are moved by the same keys of one router. That is allowed, since a router is told the
 * traffic's name. If it ignores the name, each traffic finds the other's weights, and the later shift stops because of
 * drift.
 */
final class SharedRouterKeys {
    private final Runbook runbook;
    private final Positions positions;

    SharedRouterKeys(Runbook runbook, Positions positions) {
        this.runbook = runbook;
        this.positions = positions;
    }

    List<PlanRemark> all() {
        var keys = new ArrayList<>(ShiftedKeys.keys(runbook).entrySet());
        var remarks = new ArrayList<PlanRemark>();
        for (int later = 1; later < keys.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                var one = keys.get(earlier);
                var other = keys.get(later);
                var shared = new LinkedHashSet<>(one.getValue());
                shared.retainAll(other.getValue());
                if (one.getKey().router().equals(other.getKey().router()) && !shared.isEmpty()) {
                    remarks.add(of(one.getKey(), other.getKey(), List.copyOf(shared)));
                }
            }
        }
        return remarks;
    }

    private PlanRemark of(Traffic one, Traffic other, List<Segment> shared) {
        var steps = runbook.steps()
                .filter(step -> step.work() instanceof Work.Shift shift
                        && (shift.traffic().equals(one.id()) || shift.traffic().equals(other.id())))
                .map(step -> step.id())
                .toList();
        return new PlanRemark(
                "shared-keys", steps, steps.size(), Optional.of(one.router().value()), told(one, other, shared));
    }

    private Problem told(Traffic one, Traffic other, List<Segment> shared) {
        String keys = shared.get(0) + (shared.size() > 1 ? " and " + (shared.size() - 1) + " more" : "");
        return Problem.at(
                positions.of("traffic", other.id(), "router"),
                "'" + one.id() + "' and '" + other.id() + "' are both moved in " + keys + " of " + one.router()
                        + ", which has to distinguish them by their names",
                "make sure that it does; or give each a dimension or a router of its own: otherwise the later shift"
                        + " finds the other's weights and stops");
    }
}
