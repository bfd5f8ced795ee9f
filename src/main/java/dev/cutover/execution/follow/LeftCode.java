package dev.cutover.execution.follow;

import dev.cutover.engine.EndCode;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.ledger.RunState;

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
        return ExitCode.first(state.questions().open().stream()
                        .flatMap(entry -> EndCode.of(entry.question(), state).stream())
                        .toList())
                .orElse(ExitCode.WAITING);
    }
}
