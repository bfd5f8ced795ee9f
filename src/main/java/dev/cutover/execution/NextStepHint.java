package dev.cutover.execution;

import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.EffectState;
import dev.cutover.run.RunId;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.words.ScopeArguments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The commands to type next: only those that help in the state in which the run was left. Not thread-safe. */
public final class NextStepHint {
    private static final Set<ExitCode> WITH_TROUBLE = EnumSet.of(
            ExitCode.ERROR, ExitCode.HALTED, ExitCode.STUCK, ExitCode.DRIFT, ExitCode.EXCEPTIONS, ExitCode.INCOMPLETE);

    private final RunId run;
    private final RunState state;
    private final List<Line> lines = new ArrayList<>();

    /** A command without the tool's name, and what it does. */
    private record Line(String command, String does) {
        private String padded(int width) {
            return "  cutover " + command + " ".repeat(width - command.length()) + "  " + does;
        }
    }

    private NextStepHint(RunId run, RunState state) {
        this.run = run;
        this.state = state;
    }

    /** A dry run can be shown, but not resumed. */
    private static String afterDryRun(RunId run) {
        return text(List.of(new Line("status " + run, "shows it again")));
    }

    /** Nor can a rehearsal, but it can be repeated. */
    private static String afterRehearsal(RunId run) {
        return afterDryRun(run) + "; rehearse its scenario again to repeat it";
    }

    /**
     * The commands, one a line.
     *
     * @param state the state of the run: nothing resumes a run that has ended, and a held one stays held
     */
    public static Optional<String> after(ExitCode code, RunId run, RunState state) {
        if (state.isDryRun()) {
            return Optional.of(afterDryRun(run));
        } else if (state.isRehearsal()) {
            return Optional.of(afterRehearsal(run));
        }
        if (code == ExitCode.USAGE || code == ExitCode.INVALID || code == ExitCode.HELD_ELSEWHERE) {
            return Optional.empty();
        }
        var hint = new NextStepHint(run, state);
        var ended = state.ended();
        var rollbacks = state.rollbacks().open();
        if (ended.isPresent()) {
            hint.over(code, ended.orElseThrow().ending());
        } else if (!rollbacks.isEmpty()) {
            hint.rollingBack(rollbacks);
        } else {
            hint.open(code);
        }
        if (WITH_TROUBLE.contains(code)
                || (code == ExitCode.WAITING && hint.doubted().isPresent())
                || hint.isFailureNamed()) {
            hint.log();
        }
        return Optional.of(text(hint.lines));
    }

    private static String text(List<Line> lines) {
        int width = lines.stream().mapToInt(one -> one.command().length()).max().orElse(0);
        return lines.stream().map(one -> one.padded(width)).collect(Collectors.joining(System.lineSeparator()));
    }

    /** The calls of the step that failed last, or whatever went wrong. */
    private void log() {
        String what = doubted().or(this::failed).map(step -> " --step " + step).orElse(" --trouble");
        String does = what.equals(" --trouble") ? "shows the calls that failed" : "shows each call of it";
        lines.add(1, new Line("log " + run + what, does));
    }

    /** A step whose call nobody knows the outcome of. */
    private Optional<StepId> doubted() {
        return state.effects().all().stream()
                .filter(entry -> entry.state() == EffectState.UNKNOWN || entry.state() == EffectState.IN_DOUBT)
                .map(entry -> entry.effect().step())
                .reduce((first, last) -> last);
    }

    private Optional<StepId> failed() {
        return state.steps().all().stream()
                .filter(entry -> entry.state() == StepState.FAILED && entry.ended() != null)
                .max(Comparator.comparing(entry -> Objects.requireNonNull(entry.ended())))
                .map(StepLedger.Entry::step);
    }

    /** Whether the end names a failed step among its exceptions. */
    private boolean isFailureNamed() {
        return failed().isPresent()
                && state.ended().stream().anyMatch(end -> !end.exceptions().isEmpty());
    }

    private void line(String command, String does) {
        lines.add(new Line(command, does));
    }

    private void over(ExitCode code, RunFact.Ending ending) {
        boolean ordered = code == ExitCode.DONE || code == ExitCode.ROLLED_BACK || code == ExitCode.EXCEPTIONS;
        line("status " + run, ordered ? "shows it" : "shows how it was left");
        if (code == ExitCode.STUCK) {
            line("rollback " + run, "tries again to undo what is left");
        } else if (isAnythingBegun() && (!ordered || ending == RunFact.Ending.STOPPED)) {
            line("rollback " + run, "rolls back what was done");
        }
        if (ordered) {
            line("decisions " + run, "lists who decided what");
        }
        line("verify " + run, "checks the record");
    }

    /** The scope is said: without one, the command would roll back the whole run. */
    private void rollingBack(List<RollbackLedger.Entry> rollbacks) {
        line("status " + run, "shows where it stands");
        answers();
        line(
                "rollback " + run + ScopeArguments.of(rollbacks.get(0).scope()) + waits(),
                "goes on with " + state.rollbacks().openOnes());
    }

    private void open(ExitCode code) {
        line("status " + run, "shows where it stands");
        answers();
        if (code == ExitCode.ROLLED_BACK || code == ExitCode.STUCK) {
            line("resume " + run, "asks how it continues: the run is still open");
        } else {
            resume();
        }
        if (code == ExitCode.STUCK) {
            line("rollback " + run, "tries again to undo what is left");
        } else if (code != ExitCode.ROLLED_BACK) {
            end();
        }
    }

    /** With nothing begun, a rollback would find nothing to do. */
    private void end() {
        if (isAnythingBegun()) {
            line("rollback " + run, "rolls it back");
        } else {
            line("abort --run " + run + " --as NAME --reason TEXT", "ends it");
        }
    }

    private void answers() {
        if (!state.questions().open().isEmpty()) {
            line("decide --run " + run, "shows how to answer; answers wait for the next runner");
        }
    }

    private void resume() {
        String waits = waits();
        if (state.held().isPresent()) {
            line(
                    "resume " + run + " --continue --as NAME" + waits,
                    "ends the hold" + (waits.isEmpty() ? " and continues it" : ", continues it and waits for answers"));
        } else {
            line("resume " + run + waits, "continues it" + (waits.isEmpty() ? "" : " and waits for answers"));
        }
    }

    private String waits() {
        return UnwatchedLines.waits(state);
    }

    private boolean isAnythingBegun() {
        return !state.effects().all().isEmpty();
    }
}
