package dev.cutover.engine.operator;

import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.run.Question;
import dev.cutover.run.RunId;

/** The text to type for an answer that cannot be undone. Stateless and thread-safe. */
public final class TypedConfirmation {
    private TypedConfirmation() {}

    /** The segment of the question's step, as the record writes it; the run's id where the step has none. */
    public static String of(Question question, Runbook runbook, RunId run) {
        return runbook.steps()
                .filter(step -> step.id().equals(question.step()))
                .flatMap(step -> step.segment().stream())
                .map(Segment::toString)
                .findFirst()
                .orElse(run.value());
    }
}
