package dev.cutover.execution.follow;

import dev.cutover.problem.ExitCode;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.Question;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import org.jspecify.annotations.Nullable;

/** The exit code of a dry run or a rehearsal that was left open, as its own process ended. Stateless. */
final class LeftCode {
    private LeftCode() {}

    static ExitCode of(RunnerStatus runnerStatus, RunState state) {
        boolean left = runnerStatus.holder().filter(holder -> holder.left()).isPresent();
        if (!left) {
            return ExitCode.ERROR;
        }
        return switch (state.status()) {
            case HALTED -> halted(state);
            case WAITING, HELD -> ExitCode.WAITING;
            case PLANNED, RUNNING, ROLLING_BACK -> ExitCode.INTERRUPTED;
            case COMPLETED, ROLLED_BACK, STOPPED, STUCK, ABORTED -> ExitCode.DONE;
        };
    }

    private static ExitCode halted(RunState state) {
        var codes = state.questions().open().stream()
                .map(entry -> entry.question())
                .filter(question -> question.kind().isTrouble())
                .map(question -> halted(question, state))
                .toList();
        return ExitCode.first(codes).orElse(ExitCode.HALTED);
    }

    private static ExitCode halted(Question question, RunState state) {
        if (question.kind() == Question.Kind.DRIFT) {
            return ExitCode.DRIFT;
        }
        StepFact.@Nullable FailureCause cause =
                state.steps().of(question.step()).cause();
        return cause == StepFact.FailureCause.DECLINED
                ? ExitCode.DECLINED
                : cause == StepFact.FailureCause.DRIFT ? ExitCode.DRIFT : ExitCode.HALTED;
    }
}
