package dev.cutover.engine.step;

import dev.cutover.engine.context.EffectLabels;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.StepFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;

/**
 * The time limit of a step that waits for people: a gate, a task or a decision whose timeout is written fails as a
 * time-out when it has passed. It runs from the start of the attempt, so a restart does not lengthen it. Stateless.
 */
public final class PeopleLimit {
    private PeopleLimit() {}

    /** Whether people have to answer it within a time. */
    public static boolean bounds(Step step) {
        return step.policy().timed()
                && (step.work() instanceof Work.Gate
                        || step.work() instanceof Work.Task
                        || step.work() instanceof Work.Decision);
    }

    /** When the time of the step that asks is over; empty if it has all the time. */
    public static Optional<Instant> until(Question question, StepContext stepContext) {
        return stepContext
                .find(question.step())
                .filter(PeopleLimit::bounds)
                .flatMap(step -> Optional.ofNullable(stepContext.entry(step).started())
                        .map(started -> started.plus(step.policy().timeout())));
    }

    /** What follows from the limit of such a step. */
    public static NextAction next(Step step, StepContext stepContext) {
        var entry = stepContext.entry(step);
        if (entry.state() != StepState.STARTED) {
            return new NextAction.People();
        }
        var limit = step.policy().timeout();
        var until = Objects.requireNonNull(entry.started()).plus(limit);
        if (stepContext.now().isBefore(until)) {
            return new NextAction.Wait(until);
        }
        String why = "nobody settled it within its time limit of " + EffectLabels.span(limit);
        var facts = new ArrayList<Fact>();
        stepContext.state().questions().ofStep(step.id(), entry.attempt()).stream()
                .filter(question -> question.lapsed() == null)
                .forEach(question ->
                        facts.add(new PeopleFact.Lapsed(question.question().id(), why)));
        facts.add(new StepFact.Failed(step.id(), entry.attempt(), StepFact.FailureCause.TIMED_OUT, why));
        return new NextAction.Note(facts);
    }
}
