package dev.cutover.cli;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.RunChoice;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.DecisionPage;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.json.DecisionsJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.query.ShownDecision;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one decision in full. */
@Command(
        name = "show",
        addMethodSubcommands = false,
        description = {
            "Shows all that the record has of one decision.",
            "The question, its choices and its basis, the criteria with their values and ages at that time, reason,"
                    + " impact, ticket, signature, and why it has lapsed."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown",
            "1:there is no such run, or its record cannot be read",
            "2:wrong usage, or the run has no such decision"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  cutover decisions show 24", "  cutover decisions show 24 --run 01jd3m --output json"})
final class DecisionsShowCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(paramLabel = "NUMBER", description = "The number that `cutover decisions` shows.")
    private long number;

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "Any unique prefix of a run's id; by default the run that has not ended, or else the newest.")
    private @Nullable String run;

    @Mixin
    private HomeOption home;

    @Mixin
    private OutputOption output;

    DecisionsShowCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var recordedRun = recordedRun(home.of(processEnvironment));
        var narrative = recordedRun.story(
                PinnedRunbook.of(recordedRun.state().created()).runbook());
        var shown = ShownDecision.of(recordedRun, narrative.names(), number);
        var commandOutput = CommandOutputs.out(processEnvironment);
        if (output.isJson()) {
            commandOutput.document(DecisionsJson.of(recordedRun, shown));
        } else {
            new DecisionPage(commandOutput, narrative).show(shown);
        }
        return ExitCode.DONE.code();
    }

    private RecordedRun recordedRun(Home where) {
        return run == null ? RunChoice.newest(where) : RecordedRun.of(where, where.resolve(run));
    }
}
