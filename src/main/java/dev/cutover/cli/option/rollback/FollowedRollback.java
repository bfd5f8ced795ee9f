package dev.cutover.cli.option.rollback;

import dev.cutover.cli.option.OpenRunOption;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.model.Scope;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import java.time.Duration;
import java.util.Optional;

/**
 * A rollback that another process carries out, and that a command waits for. Immutable.
 *
 * @param before how many rollbacks the run had before this one was asked for; those of them that were open count, too
 */
public record FollowedRollback(ProcessEnvironment processEnvironment, Home home, RunId run, Scope scope, int before) {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** One of that scope, which is to be asked for next. */
    public static FollowedRollback next(
            ProcessEnvironment processEnvironment, Home home, RunId run, Scope scope, RunState state) {
        int before = state.rollbacks()
                .running(scope)
                .map(open -> open.number() - 1)
                .orElse(state.rollbacks().all().size());
        return new FollowedRollback(processEnvironment, home, run, scope, before);
    }

    /** Waits until it is over, or its process has left; returns the exit code, and says on the way what is known. */
    public int toItsEnd() {
        try (var time = WallTime.real(WallTime.today())) {
            while (true) {
                // Asked before the record is read: a process that has left since has written its last word.
                boolean isCarriedOut = OpenRunOption.isCarriedOut(home, run);
                var state = RecordedRun.of(home, run).state();
                var meant = meant(state.rollbacks());
                if (meant.isEmpty()) {
                    return ExitCode.DONE.code();
                }
                if (!meant.orElseThrow().isOpen()) {
                    return ended(meant.orElseThrow());
                }
                if (!isCarriedOut) {
                    return left(meant.orElseThrow(), state);
                }
                time.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED.code();
        }
    }

    /** The one that was asked for, or the wider one that took it over; empty if there was nothing to roll back. */
    private Optional<RollbackLedger.Entry> meant(RollbackLedger rollbacks) {
        var meant = rollbacks.all().stream()
                .filter(entry -> entry.number() > before && entry.scope().includes(scope))
                .findFirst();
        while (meant.isPresent() && meant.orElseThrow().isTakenOver()) {
            meant = rollbacks.of(meant.orElseThrow().takenOverBy());
        }
        return meant;
    }

    private int ended(RollbackLedger.Entry rollback) {
        boolean isComplete = rollback.leftUndone().isEmpty();
        CommandOutputs.out(processEnvironment)
                .line("rollback " + rollback.number()
                        + (isComplete
                                ? " is over; nothing is left undone"
                                : " is over; left undone: " + String.join("; ", rollback.leftUndone())));
        return (isComplete ? ExitCode.ROLLED_BACK : ExitCode.STUCK).code();
    }

    private int left(RollbackLedger.Entry rollback, RunState state) {
        boolean waits = !state.questions().open().isEmpty();
        CommandOutputs.err(processEnvironment)
                .line("rollback " + rollback.number() + " is not over, and no process carries it out"
                        + (waits ? ": it waits for people; `cutover decide` says for what" : "") + "; `cutover resume "
                        + run + "` goes on with it");
        return (waits ? ExitCode.WAITING : ExitCode.ERROR).code();
    }
}
