package dev.cutover.engine.move;

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

/** Compares a router's weights with the record. */
final class WeightCheck {
    private WeightCheck() {}

    /** The weights are read, and must stand where the record left them; noted as this if they do. */
    static Move read(Step step, AttemptNote as, Scene scene) {
        int attempt = scene.entry(step).attempt();
        var traffic = ShiftTraffic.traffic((Work.Shift) step.work(), scene);
        var keys = ShiftTraffic.keys(step, traffic, scene);
        var expected = expected(traffic, keys, scene);
        return new Move.Call(
                step.id(),
                attempt,
                traffic.router().value(),
                step.policy().timeout(),
                hands -> {
                    var actual = new Router(scene, traffic, hands, false).read(keys);
                    var drift = new ArrayList<String>();
                    for (var key : keys) {
                        if (!Objects.equals(expected.get(key), actual.get(key))) {
                            drift.add(key + " stands at " + words(actual.get(key)) + ", the record left it at "
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
                                            Router.DRIFT + String.join("; ", drift)));
                },
                trouble -> List.of(Failure.of(step, attempt, trouble)));
    }

    private static String words(@Nullable Integer basisPoints) {
        return basisPoints == null ? "no weight that can be read" : new Weight(basisPoints).toString();
    }

    private static Map<Segment, Integer> expected(Traffic traffic, List<Segment> keys, Scene scene) {
        var expected = new HashMap<Segment, Integer>();
        for (var key : keys) {
            expected.put(key, ShiftTraffic.level(traffic, key, scene).basisPoints());
        }
        return expected;
    }
}
