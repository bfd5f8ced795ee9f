package dev.cutover.engine.move;

import dev.cutover.model.StepId;
import dev.cutover.run.Fact;
import dev.cutover.run.StepFact;
import dev.cutover.run.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Steps that are done once more, because a person says so: after a rollback, a segment may be shifted again. */
public final class Again {
    private Again() {}

    /** Whether a step may be done once more: it was taken back, or left out. */
    public static boolean isPossible(StepState state) {
        return state == StepState.TAKEN_BACK || state == StepState.SKIPPED;
    }

    /** What reopens those of the steps that may start anew, in the order of the runbook. */
    public static List<Fact> reopened(Scene scene, Set<StepId> steps, String why) {
        var facts = new ArrayList<Fact>();
        if (scene.state().ended().isPresent() || Requests.mustWait(scene)) {
            return facts;
        }
        scene.runbook()
                .steps()
                .filter(step -> steps.contains(step.id()))
                .map(scene::entry)
                .filter(entry -> isPossible(entry.state()))
                .forEach(entry -> facts.add(new StepFact.Reopened(entry.step(), entry.attempt(), why)));
        return facts;
    }
}
