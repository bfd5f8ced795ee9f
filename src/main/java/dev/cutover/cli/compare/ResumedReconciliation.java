package dev.cutover.cli.compare;

import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.JournalCopies;
import dev.cutover.execution.ReconciliationExecution;
import dev.cutover.execution.definition.HomeConnectors;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.execution.definition.SecretRequirement;
import dev.cutover.execution.definition.SecretSources;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.RecordedRun;

/** A reconciliation on its own that goes on where its process has left it. Stateless. */
public final class ResumedReconciliation {
    private ResumedReconciliation() {}

    /** Executes it to its end, and returns the exit code of the process. */
    public static int of(ProcessEnvironment processEnvironment, Home home, RecordedRun recordedRun) {
        var catalog = HomeConnectors.of(home);
        var runDefinition = new RunDefinitionLoader(processEnvironment)
                .pinned(recordedRun.state().created());
        var secrets = SecretSources.of(processEnvironment, home, runDefinition);
        SecretRequirement.require(runDefinition, secrets);
        var journals = new RunJournals(home, Runner.thisProcess(), JournalCopies.following());
        var opened = journals.open(recordedRun.run(), WallTime.today());
        try {
            var outcome = ReconciliationProgress.shown(
                    processEnvironment,
                    runDefinition.environment().value().pace(),
                    listener -> new ReconciliationExecution(home, catalog, secrets)
                            .run(opened, runDefinition, "resume", listener));
            new ReconciliationPage(processEnvironment, runDefinition, false).show(recordedRun.run(), outcome);
            return outcome.code().code();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    ExitCode.INTERRUPTED, "interrupted", "`cutover resume " + recordedRun.run() + "` goes on", e);
        }
    }
}
