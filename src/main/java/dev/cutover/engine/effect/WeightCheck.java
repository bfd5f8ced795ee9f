package dev.cutover.engine.effect;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Traffic;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.WeightDrift;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the weights that a shift's router reports with those in the record: its own, and all others that this run
 * has moved. Stateless.
 */
public final class WeightCheck {
    private WeightCheck() {}

    /**
     * Reads the weights; adds the note if the step's own are as recorded, otherwise fails the step with drift. What
     * differs elsewhere is recorded beside.
     */
    public static NextAction read(Step step, AttemptNote as, StepContext stepContext) {
        int attempt = stepContext.entry(step).attempt();
        var traffic = ShiftTraffic.traffic((Work.Shift) step.work(), stepContext);
        var keys = ShiftTraffic.keys(step, traffic, stepContext);
        var inForce =
                RecordedWeights.of(traffic.router(), stepContext).with(traffic, levels(traffic, keys, stepContext));
        var names = SegmentNames.of(stepContext.runbook());
        return new NextAction.Call(
                step.id(),
                attempt,
                traffic.router().value(),
                step.policy().timeout(),
                callTools -> {
                    var comparison = inForce.compare();
                    var read = comparison.read();
                    boolean isRead = comparison.unread().getOrDefault(traffic.id(), List.of()).stream()
                            .noneMatch(keys::contains);
                    var own = read.drifted().stream()
                            .filter(drift -> drift.traffic().equals(traffic.id()) && keys.contains(drift.key()))
                            .toList();
                    var facts = new ArrayList<Fact>(List.of(read));
                    facts.add(
                            !own.isEmpty()
                                    ? drifted(step, attempt, read.drifted(), names)
                                    : isRead
                                            ? new StepFact.StepNote(step.id(), attempt, as)
                                            : unreachable(step, attempt, read.trouble()));
                    return facts;
                },
                trouble -> List.of(inForce.unread(trouble.why()), unreachable(step, attempt, trouble.why())));
    }

    /** A reading has found that the step's own weights are not as recorded any more; null if none has. */
    public static @Nullable NextAction found(Step step, StepContext stepContext) {
        var entry = stepContext.entry(step);
        var traffic = ShiftTraffic.traffic((Work.Shift) step.work(), stepContext);
        var keys = ShiftTraffic.keys(step, traffic, stepContext);
        var weights = stepContext.state().weights();
        var own = weights.drifted().stream()
                .filter(drift -> drift.traffic().equals(traffic.id()) && keys.contains(drift.key()))
                .anyMatch(drift -> weights.isFoundAfter(drift, entry.startedSeq()));
        return own
                ? NextAction.note(
                        drifted(step, entry.attempt(), weights.drifted(), SegmentNames.of(stepContext.runbook())))
                : null;
    }

    /** Names every segment that differs, also those of other steps. */
    private static StepFact.Failed drifted(Step step, int attempt, List<WeightDrift> drifted, SegmentNames names) {
        String what = drifted.stream()
                .map(drift -> drift.words(names.of(drift.key())))
                .collect(Collectors.joining("; "));
        return new StepFact.Failed(step.id(), attempt, StepFact.FailureCause.DRIFT, WeightChange.DRIFT + what);
    }

    private static StepFact.Failed unreachable(Step step, int attempt, String why) {
        return new StepFact.Failed(
                step.id(),
                attempt,
                StepFact.FailureCause.UNREACHABLE,
                "the router does not answer, and nothing was sent to it: " + why);
    }

    private static Map<Segment, Integer> levels(Traffic traffic, List<Segment> keys, StepContext stepContext) {
        var levels = new HashMap<Segment, Integer>();
        keys.forEach(key ->
                levels.put(key, ShiftTraffic.level(traffic, key, stepContext).basisPoints()));
        return levels;
    }
}
