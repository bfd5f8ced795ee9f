package dev.cutover.engine.move;

import dev.cutover.model.Criterion;
import dev.cutover.model.Segment;
import dev.cutover.run.Sample;

/** The criterion that asks whether the way back was rehearsed; answered from what earlier runs left behind. */
final class Drills {
    private Drills() {}

    static Sample sample(Criterion criterion, Segment segment, Scene scene) {
        return scene.drills()
                .map(history -> SampleJudge.judge(
                        criterion, segment, java.util.OptionalDouble.empty(), history.share(criterion, scene.now())))
                .orElseGet(() -> SampleJudge.noData(criterion, segment, "no history of drills is at hand"));
    }
}
