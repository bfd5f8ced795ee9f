package dev.cutover.engine;

import dev.cutover.model.Runbook;
import dev.cutover.plan.rollback.UndoneSince;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The exit code of a run, as far as its state tells it. Of one that has ended: that of its ending, unless a rollback
 * left something undone that nothing has put right since, or a weight is not as recorded, which matter more. Stateless.
 */
public final class EndCode {
    private EndCode() {}

    /** The first of what fits. The ending must be that of the state. */
    public static ExitCode of(RunFact.Ended ended, Runbook runbook, RunState state) {
        var fitting = new ArrayList<>(List.of(ended.ending().exitCode()));
        if (!new UndoneSince(runbook, state).left().isEmpty()) {
            fitting.add(ExitCode.STUCK);
        }
        if (!state.weights().drifted().isEmpty()) {
            fitting.add(ExitCode.DRIFT);
        }
        return ExitCode.first(fitting).orElseThrow();
    }

    /** The exit code of a process that leaves with this question open, if something has gone wrong; empty otherwise. */
    public static Optional<ExitCode> of(Question question, RunState state) {
        return switch (question.kind()) {
            case FAILURE, RED_GATE -> {
                var cause = state.steps().of(question.step()).cause();
                yield Optional.of(
                        cause == StepFact.FailureCause.DECLINED
                                ? ExitCode.DECLINED
                                : cause == StepFact.FailureCause.DRIFT ? ExitCode.DRIFT : ExitCode.HALTED);
            }
            case BREACH, TRIGGER -> Optional.of(ExitCode.HALTED);
            case DRIFT -> Optional.of(ExitCode.DRIFT);
            case AFTER_ROLLBACK, ATTEST, APPROVE, DECIDE, TASK, DOUBT, COMMIT, TAKE_BACK, OPENING -> Optional.empty();
        };
    }
}
