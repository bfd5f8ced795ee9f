package dev.cutover.console.board;

import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.run.Question;
import dev.cutover.run.QuestionLedger;
import dev.cutover.run.StepState;
import java.util.List;
import java.util.Optional;

/** Whether we can still go back, and where not: what lies behind a point of no return that was passed stays there. */
final class WayBack {
    private final Scene scene;

    WayBack(Scene scene) {
        this.scene = scene;
    }

    /** The steps after which there was no way back. */
    List<Step> passed() {
        return scene.runbook()
                .steps()
                .filter(step -> step.safety().pointOfNoReturn().isPresent())
                .filter(this::isPassed)
                .toList();
    }

    /** The step that closed the way back for any of the segment's traffic. */
    Optional<Step> closedBy(Segment segment) {
        return passed().stream()
                .filter(step -> Scope.of(segment).touches(step.where()))
                .findFirst();
    }

    private boolean isPassed(Step step) {
        var entry = scene.state().steps().of(step.id());
        if (entry.state() == StepState.SUCCEEDED) {
            return true;
        }
        var commits = scene.state().questions().ofStep(step.id(), entry.attempt()).stream()
                .filter(asked -> asked.question().kind() == Question.Kind.COMMIT)
                .toList();
        boolean begun = entry.state() == StepState.STARTED || entry.state() == StepState.FAILED;
        return begun
                && commits.stream().anyMatch(asked -> asked.answer() != null)
                && commits.stream().noneMatch(QuestionLedger.Entry::isOpen)
                && scene.state().effects().ofStep(step.id()).stream()
                        .anyMatch(effect -> effect.state().mayHaveHappened());
    }
}
