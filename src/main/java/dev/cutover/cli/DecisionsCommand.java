package dev.cutover.cli;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.RunChoice;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.DecisionsPage;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.json.DecisionsJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.DecisionLog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The log of decisions. */
@Command(
        name = "decisions",
        addMethodSubcommands = false,
        description = {
            "Shows who decided what in a run, as whom and why, and adds what was decided without a question.",
            "A line each; what guards, triggers and the runbook did by themselves is among them, with its cause."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown",
            "1:there is no such run, or its record cannot be read",
            "2:wrong usage, or there is no run yet"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  cutover decisions", "  cutover decisions 01jd3m --output json"},
        subcommands = {DecisionsAddCommand.class, DecisionsShowCommand.class})
final class DecisionsCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Mixin
    private RunChoice run;

    @Mixin
    private OutputOption output;

    DecisionsCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var where = home.of(processEnvironment);
        var recordedRun = run.orElse(where, word -> UsageHint.subcommand(spec, word));
        var commandOutput = CommandOutputs.out(processEnvironment);
        if (output.isJson()) {
            commandOutput.document(DecisionsJson.of(recordedRun));
        } else {
            new DecisionsPage(commandOutput).show(DecisionLog.of(recordedRun));
        }
        return ExitCode.DONE.code();
    }
}
