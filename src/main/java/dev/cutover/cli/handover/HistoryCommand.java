package dev.cutover.cli.handover;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.ParamOption;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.history.HistoryPage;
import dev.cutover.cli.view.history.RunbookHistoryPage;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.history.RunbookHistories;
import dev.cutover.history.figures.RunbookHistory;
import dev.cutover.history.memory.RunbookDefinitions;
import dev.cutover.journal.Home;
import dev.cutover.json.history.HistoryJson;
import dev.cutover.json.history.RunbookHistoryJson;
import dev.cutover.model.Runbook;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What all runs of a runbook tell. Not thread-safe. */
@Command(
        name = "history",
        addMethodSubcommands = false,
        description = {
            "Shows what past runs tell of a runbook: nights planned against actual, run by run and step by step, who was"
                    + " waited for, rollbacks with their times, what was reconciled, and what was exercised.",
            "Exercised means: simulated in a dry run or on a clock that is not real; rehearsed by `cutover rehearse`, or"
                    + " forward in real time in an environment that is not live; drilled by a rollback in real time"
                    + " there; live in a live run. It counts for the step as it is now: for one that does something else"
                    + " since, it was not exercised since it changed.",
            "Reconciliations of nights and of `cutover reconcile` stand together, each with the rate of mismatches; a line"
                    + " for each step says whether the rate is shrinking. One that is incomplete has no rate.",
            "What is skipped, or overridden by a person, does not count. Without RUNBOOK, it lists the runbooks."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown, also if there are no runs or some cannot be read",
            "1:the folder cannot be read",
            "2:wrong usage, or no runbook of that name has a run",
            "3:the file is no valid runbook"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover history",
            "  cutover history retail-fulfillment",
            "  cutover history runbook.yaml --param wave=2 --output json"
        })
public final class HistoryCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(
            paramLabel = "RUNBOOK",
            arity = "0..1",
            description = "The name of a runbook, or its file: then its steps count as the file has them.")
    private @Nullable String runbook;

    @Mixin
    private ParamOption params = new ParamOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    public HistoryCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var where = home.of(processEnvironment);
        if (runbook == null) {
            list(where);
        } else {
            show(where, runbook);
        }
        return ExitCode.DONE.code();
    }

    private void list(Home where) {
        var histories = noted(RunbookHistories.of(where));
        var commandOutput = CommandOutputs.out(processEnvironment);
        if (output.isJson()) {
            commandOutput.document(HistoryJson.of(histories));
        } else if (histories.histories().isEmpty() && histories.unread().isEmpty()) {
            commandOutput.line("no runs in " + where.root());
        } else {
            HistoryPage.show(histories, WallTime.today(), commandOutput);
        }
    }

    private void show(Home where, String given) {
        var file = isFile(given)
                ? Optional.of(new RunDefinitionLoader(processEnvironment).procedure(given, params.values()))
                : Optional.<Runbook>empty();
        var current = file.map(read -> RunbookDefinitions.of("", read));
        String name = file.map(read -> read.header().name()).orElse(given);
        var histories = noted(RunbookHistories.of(where, name, current));
        var history = histories.histories().stream()
                .findFirst()
                .or(() -> current.map(known -> RunbookHistory.of(name, current, List.of())))
                .orElseThrow(() -> unknown(where, name));
        var commandOutput = CommandOutputs.out(processEnvironment);
        if (output.isJson()) {
            commandOutput.document(RunbookHistoryJson.of(history, histories.unread()));
        } else {
            new RunbookHistoryPage(commandOutput, WallTime.today(), where.runs()).show(history);
            histories.unread().forEach(commandOutput::line);
        }
    }

    private boolean isFile(String given) {
        return given.endsWith(".yaml") || given.endsWith(".yml") || Files.isRegularFile(processEnvironment.path(given));
    }

    private RunbookHistories noted(RunbookHistories histories) {
        histories.notes().forEach(note -> CommandOutputs.err(processEnvironment).line(note));
        return histories;
    }

    private static ProblemException unknown(Home where, String name) {
        String known = RunbookHistories.of(where).histories().stream()
                .map(RunbookHistory::runbook)
                .collect(Collectors.joining(", "));
        return new ProblemException(
                ExitCode.USAGE,
                "no run in " + where.root() + " is of a runbook named '" + name + "'",
                known.isEmpty()
                        ? "it has no runs; name a runbook's file to see what it would need"
                        : "it has runs of " + known + "; `cutover history` lists them");
    }
}
