package dev.cutover.engine;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.RunRequests;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.DriftQuestions;
import dev.cutover.engine.guard.ShiftFreeze;
import dev.cutover.engine.rollback.AfterRollback;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import java.util.Optional;

/**
 * The end of a run that has nothing left to do, or that people end after a rollback: it is written once every weight
 * that the record says is in force was read back, and what was found is decided. An abort waits for no router. Not
 * thread-safe: engine's thread only.
 */
final class RunEnd {
    private final StepContext stepContext;
    private final ReadySteps readySteps;
    private final WeightWatch weightWatch;
    private final RunOptions runOptions;

    RunEnd(StepContext stepContext, ReadySteps readySteps, WeightWatch weightWatch, RunOptions runOptions) {
        this.runOptions = runOptions;
        this.stepContext = stepContext;
        this.readySteps = readySteps;
        this.weightWatch = weightWatch;
    }

    /** Whether nothing but the reading of weights keeps the run from ending after a rollback. */
    boolean followsRollback() {
        return !stepContext.state().rollbacks().all().isEmpty() && ends(AfterRollback.next(stepContext));
    }

    /**
     * Has the weights read back once more when the end has come.
     *
     * @param followsRollback as {@link #followsRollback} says now
     */
    void prepare(boolean followsRollback) {
        weightWatch.ending(isDone() || followsRollback);
    }

    /** Whether what follows a rollback is the end, and has to wait. A runner that only rolls back asks nobody. */
    boolean isEarly(NextAction afterRollback) {
        if (!ends(afterRollback)) {
            return false;
        }
        prepare(true);
        return weightWatch.mustRead() || (!runOptions.backOnly() && isUndecided());
    }

    /** The end of a run whose steps are all done. A trigger's hold keeps it open; a person's does not. */
    Optional<Fact> completed() {
        boolean heldByEngine = stepContext
                .state()
                .held()
                .filter(held -> held.by().equals(Event.ENGINE))
                .isPresent();
        return !heldByEngine && isDone() && !ShiftFreeze.isAskedFor(stepContext) && !isUndecided()
                ? Optional.of(RunRequests.completed(stepContext))
                : Optional.empty();
    }

    private boolean isDone() {
        return readySteps.isDone(stepContext.state()) && !isHeldUp();
    }

    /** A rollback or a question that halts keeps new steps from starting, and the run from ending. */
    boolean isHeldUp() {
        var state = stepContext.state();
        return state.ended().isPresent()
                || state.rollbacks().isAnyOpen()
                || state.questions().isHalting();
    }

    /** Whether people have yet to decide about weights, or what they decided is under way. */
    private boolean isUndecided() {
        return !(DriftQuestions.next(stepContext) instanceof NextAction.Wait);
    }

    private static boolean ends(NextAction nextAction) {
        return nextAction instanceof NextAction.Note note
                && note.facts().stream().anyMatch(RunFact.Ended.class::isInstance);
    }
}
