package dev.cutover.cli.option;

import dev.cutover.cli.live.RenderedStatus;
import dev.cutover.console.ConsoleOptions;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.JournalCopies;
import dev.cutover.execution.LiveExecution;
import dev.cutover.execution.definition.HomeConnectors;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.execution.definition.SecretSources;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.model.Authority;
import dev.cutover.model.Permission;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.ledger.RunState;
import dev.cutover.runlog.LogDetail;
import dev.cutover.words.ScopeArguments;
import java.util.List;
import java.util.Optional;

/**
 * Ends a run that no process runs: takes it over for that alone. No step is started or settled, so its claims need not
 * be taken, only given up.
 */
public final class RunnerlessAbort {
    private final ProcessEnvironment processEnvironment;
    private final Home home;

    public RunnerlessAbort(ProcessEnvironment processEnvironment, Home home) {
        this.processEnvironment = processEnvironment;
        this.home = home;
    }

    /**
     * Ends the run.
     *
     * @param as a person of the runbook who may abort
     * @param requestSigning signs for them, where the runbook has their key
     * @throws ProblemException if nobody of that name may, the run has ended, or a rollback of it is under way
     */
    public int end(RunId run, Request.Abort abort, String as, RequestSigning requestSigning) {
        var recordedRun = RecordedRun.of(home, run);
        var state = recordedRun.state();
        var runDefinition = new RunDefinitionLoader(processEnvironment).pinned(state.created());
        require(run, state, Authority.of(Amended.of(runDefinition.runbook().value(), state.amendments())), as);
        var speaker =
                requestSigning.here(recordedRun, abort, as, Runner.thisProcess().user());
        var journals = new RunJournals(home, Runner.thisProcess(), JournalCopies.following());
        try (var opened = journals.open(run, WallTime.today())) {
            liveExecution(runDefinition)
                    .run(
                            opened,
                            runDefinition,
                            new LiveExecution.LiveRequest(
                                    new RunOptions(1, true, Optional.empty()),
                                    List.of(),
                                    new ConsoleOptions(ConsoleOptions.Progress.LINES, false, false),
                                    false,
                                    LogDetail.INFO,
                                    "abort",
                                    commandPort -> commandPort.ask(
                                            abort, speaker, reply -> RequestSender.show(processEnvironment, reply)),
                                    Optional.empty()));
        }
        boolean ended = RecordedRun.of(home, run).state().ended().isPresent();
        return (ended ? ExitCode.DONE : ExitCode.USAGE).code();
    }

    private LiveExecution liveExecution(RunDefinition runDefinition) {
        return new LiveExecution(
                processEnvironment,
                home,
                HomeConnectors.of(home),
                SecretSources.of(processEnvironment, home, runDefinition),
                RenderedStatus::of);
    }

    private static void require(RunId run, RunState state, Authority authority, String as) {
        if (state.ended().isPresent()) {
            throw new ProblemException(
                    ExitCode.USAGE, "run " + run + " has ended already", "`cutover status " + run + "` says how");
        }
        if (state.rollbacks().isAnyOpen()) {
            var open = state.rollbacks().open();
            throw new ProblemException(
                    ExitCode.USAGE,
                    state.rollbacks().openOnes("of run " + run + " has", "of run " + run + " have")
                            + " begun and not finished, so the run cannot be aborted",
                    "complete " + (open.size() == 1 ? "it" : "them") + " first: `cutover rollback " + run
                            + ScopeArguments.of(open.get(0).scope()) + "`");
        }
        if (authority.as(as, Permission.ABORT).isEmpty()) {
            String who = String.join(", ", authority.peopleWith(Permission.ABORT));
            throw new ProblemException(
                    ExitCode.USAGE,
                    (as.isEmpty() ? "an abort needs --as NAME" : "'" + as + "' may not abort"),
                    who.isEmpty()
                            ? "nobody of the runbook may; `cutover rollback " + run + "` ends the run as well"
                            : "those who may: " + who);
        }
    }
}
