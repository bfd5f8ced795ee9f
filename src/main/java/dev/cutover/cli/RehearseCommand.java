package dev.cutover.cli;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.ParamOption;
import dev.cutover.cli.stream.DocumentOrEventsOption;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.RehearsalProgress;
import dev.cutover.cli.view.RehearsalsPage;
import dev.cutover.execution.RehearsalPlayer;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.stream.RehearsedStream;
import dev.cutover.journal.Home;
import dev.cutover.json.RehearsalsJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.rehearsal.RehearsalRow;
import dev.cutover.report.JUnitXml;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays scenarios. */
@Command(
        name = "rehearse",
        addMethodSubcommands = false,
        description = {
            "Plays scenarios with scripted people, injected faults and expectations, in seconds on a virtual clock.",
            "A value given with --param replaces the scenario's own."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every scenario passed",
            "1:the results cannot be written, or an error of the tool",
            "2:wrong usage",
            "3:a scenario could not be played: it, its runbook or its environment is invalid",
            "5:a scenario was played, and something differs from what it expects"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover rehearse examples/retail-fulfillment/rehearsals/all-goes-well.yaml",
            "  cutover rehearse examples/retail-fulfillment/rehearsals/all-goes-well.yaml --output jsonl",
            "  cutover rehearse examples/retail-fulfillment/rehearsals/*.yaml --junit target/rehearsals.xml"
        })
final class RehearseCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "The scenarios' files.")
    private List<String> scenarios = List.of();

    @Mixin
    private ParamOption params = new ParamOption();

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the results as JUnit XML.")
    private @Nullable String junit;

    @Mixin
    private DocumentOrEventsOption output = new DocumentOrEventsOption();

    @Mixin
    private HomeOption home = new HomeOption();

    RehearseCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() throws InterruptedException {
        var runHome = home.of(processEnvironment);
        var rows = play(runHome);
        if (output.isJson()) {
            CommandOutputs.out(processEnvironment).document(RehearsalsJson.of(rows));
        } else {
            RehearsalsPage.show(
                    rows, CommandOutputs.out(output.of(processEnvironment).words()));
        }
        if (junit != null) {
            write(junit, rows);
        }
        return exit(rows).code();
    }

    private static ExitCode exit(List<RehearsalRow> rows) {
        boolean passed = rows.stream().allMatch(row -> row.verdict() == RehearsalRow.Verdict.PASSED);
        boolean invalid = rows.stream().anyMatch(row -> row.verdict() == RehearsalRow.Verdict.ERROR);
        return passed ? ExitCode.DONE : invalid ? ExitCode.INVALID : ExitCode.HALTED;
    }

    private List<RehearsalRow> play(Home runHome) throws InterruptedException {
        try (var rehearsalPlayer = new RehearsalPlayer(processEnvironment, runHome, params.values())) {
            var rows = new ArrayList<RehearsalRow>();
            var progress = new RehearsalProgress(processEnvironment, scenarios.size());
            for (String scenario : scenarios) {
                progress.begin(scenario);
                var row = play(rehearsalPlayer, runHome, scenario, progress);
                progress.end(row);
                rows.add(row);
            }
            return rows;
        }
    }

    /** The scenario's run has a stream of its own, behind those of the scenarios before. */
    private RehearsalRow play(
            RehearsalPlayer rehearsalPlayer, Home runHome, String scenario, RehearsalProgress progress)
            throws InterruptedException {
        var chosen = output.of(processEnvironment).stream();
        if (chosen.isEmpty()) {
            return rehearsalPlayer.play(scenario, progress);
        }
        try (var stream =
                new RehearsedStream(runHome, chosen.orElseThrow(), progress, processEnvironment.err()::println)) {
            var row = rehearsalPlayer.play(scenario, stream);
            stream.end(exit(List.of(row)), row.name() + ": " + row.verdict());
            return row;
        }
    }

    private void write(String file, List<RehearsalRow> rows) {
        try (var out = Files.newOutputStream(processEnvironment.path(file))) {
            new JUnitXml("cutover rehearse").write(rows, out);
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "cannot write " + file + ": " + e.getMessage(),
                    "name a file that can be written",
                    e);
        }
    }
}
