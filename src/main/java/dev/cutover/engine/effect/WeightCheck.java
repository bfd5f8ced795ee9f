package dev.cutover.engine.effect;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Traffic;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares the weights that a router reports with those in the record. Stateless. */
public final class WeightCheck {
    private WeightCheck() {}

    /** Reads the weights; adds the note if they are as recorded, otherwise fails the step with drift. */
    public static NextAction read(Step step, AttemptNote as, StepContext stepContext) {
        int attempt = stepContext.entry(step).attempt();
        var traffic = ShiftTraffic.traffic((Work.Shift) step.work(), stepContext);
        var keys = ShiftTraffic.keys(step, traffic, stepContext);
        var expected = expected(traffic, keys, stepContext);
        var connectedSystems = stepContext.systems();
        return new NextAction.Call(
                step.id(),
                attempt,
                traffic.router().value(),
                step.policy().timeout(),
                callTools -> {
                    var actual = new WeightChange(connectedSystems, traffic, callTools, false).read(keys);
                    var drift = new ArrayList<String>();
                    for (var key : keys) {
                        if (!Objects.equals(expected.get(key), actual.get(key))) {
                            drift.add(key + ": router reports " + words(actual.get(key)) + ", expected "
                                    + words(expected.get(key)));
                        }
                    }
                    return List.of(
                            drift.isEmpty()
                                    ? new StepFact.StepNote(step.id(), attempt, as)
                                    : new StepFact.Failed(
                                            step.id(),
                                            attempt,
                                            StepFact.FailureCause.DRIFT,
                                            WeightChange.DRIFT + String.join("; ", drift)));
                },
                trouble -> List.of(FailureFacts.of(step, attempt, trouble)));
    }

    private static String words(@Nullable Integer basisPoints) {
        return basisPoints == null ? "no weight" : new Weight(basisPoints).toString();
    }

    private static Map<Segment, Integer> expected(Traffic traffic, List<Segment> keys, StepContext stepContext) {
        var expected = new HashMap<Segment, Integer>();
        for (var key : keys) {
            expected.put(key, ShiftTraffic.level(traffic, key, stepContext).basisPoints());
        }
        return expected;
    }
}
