package dev.cutover.run.ledger;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Traffic;
import dev.cutover.model.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Traffic that a scope cannot reach: the scope names a dimension that the router does not tell apart, so none of its
 * keys lies in it. Immutable.
 */
public final class TrafficOutsideScope {
    private final Runbook runbook;
    private final Scope scope;

    public TrafficOutsideScope(Runbook runbook, Scope scope) {
        this.runbook = runbook;
        this.scope = scope;
    }

    /** For each flow with such traffic on the new platform, that it stays and why; empty if there is none. */
    public List<String> words(RunState state) {
        return words(traffic -> state.traffic().of(traffic.id()).entrySet().stream()
                .anyMatch(key -> scope.touches(key.getKey()) && key.getValue().mayBeMoved()));
    }

    /** The same of every flow, moved or not. */
    public List<String> words() {
        return words(traffic -> true);
    }

    /**
     * Whether keys of the flow can lie in the scope: its router tells apart whatever the scope names, and where the
     * scope names steps, one of them moves the flow.
     */
    public boolean reaches(Traffic traffic) {
        return unknown(traffic).isEmpty() && isMoved(traffic);
    }

    /** Whether the scope reaches traffic, and all of that is on the old platform: none has moved, or it is all back. */
    public boolean isOnOldPlatform(RunState state) {
        return reachesAny()
                && runbook.traffic().values().stream()
                        .noneMatch(traffic -> state.traffic().of(traffic.id()).entrySet().stream()
                                .anyMatch(key -> key.getValue().mayBeMoved() && isMeant(traffic, key.getKey())));
    }

    private boolean isMeant(Traffic traffic, Segment key) {
        return scope.touches(key)
                && (scope.steps().isEmpty()
                        || shifts(traffic)
                                .anyMatch(step -> Scope.of(step.where()).touches(key)));
    }

    private boolean isMoved(Traffic traffic) {
        return scope.steps().isEmpty() || shifts(traffic).findAny().isPresent();
    }

    private Stream<Step> shifts(Traffic traffic) {
        return runbook.steps()
                .filter(step -> step.work() instanceof Work.Shift shift
                        && shift.traffic().equals(traffic.id())
                        && scope.touches(step));
    }

    /** Whether it can reach any of the runbook's traffic. */
    public boolean reachesAny() {
        return runbook.traffic().values().stream().anyMatch(this::reaches);
    }

    private List<String> unknown(Traffic traffic) {
        return scope.values().keySet().stream()
                .filter(dimension -> !traffic.by().contains(dimension))
                .toList();
    }

    private List<String> words(Predicate<Traffic> which) {
        var words = new ArrayList<String>();
        for (var traffic : runbook.traffic().values()) {
            var unknown = unknown(traffic);
            if (!unknown.isEmpty() && isMoved(traffic) && which.test(traffic)) {
                words.add("traffic '" + traffic.id() + "' stays where it is: " + split(traffic) + ", not by "
                        + String.join(" and ", unknown) + ", so "
                        + runbook.nameOf(scope, "names", "name") + " none of it");
            }
        }
        return words;
    }

    private static String split(Traffic traffic) {
        return traffic.by().isEmpty()
                ? "it is not split at all"
                : "it is split by " + String.join(" and ", traffic.by());
    }
}
