package dev.cutover.cli;

import dev.cutover.cli.view.RehearsalsPage;
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
            "Plays scenarios: scripted people, injected faults, expectations; on the virtual clock in seconds.",
            "What is given with --param stands instead of what a scenario gives to its runbook."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover rehearse examples/retail-fulfillment/rehearsals/all-goes-well.yaml",
            "  cutover rehearse examples/retail-fulfillment/rehearsals/*.yaml --junit target/rehearsals.xml"
        })
final class RehearseCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "The scenarios' files.")
    private List<String> scenarios = List.of();

    @Mixin
    private ParamOption params = new ParamOption();

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the results as JUnit XML.")
    private @Nullable String junit;

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private HomeOption home = new HomeOption();

    RehearseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        var kept = home.of(surroundings);
        var rows = play(kept);
        if (output.isJson()) {
            Screens.out(surroundings).document(RehearsalsJson.of(rows));
        } else {
            RehearsalsPage.show(rows, Screens.out(surroundings));
        }
        if (junit != null) {
            write(junit, rows);
        }
        boolean passed = rows.stream().allMatch(row -> row.verdict() == RehearsalRow.Verdict.PASSED);
        boolean invalid = rows.stream().anyMatch(row -> row.verdict() == RehearsalRow.Verdict.ERROR);
        return (passed ? ExitCode.DONE : invalid ? ExitCode.INVALID : ExitCode.HALTED).code();
    }

    private List<RehearsalRow> play(Home kept) throws InterruptedException {
        try (var players = new Players(surroundings, kept, params.values())) {
            var rows = new ArrayList<RehearsalRow>();
            for (String scenario : scenarios) {
                rows.add(players.play(scenario));
            }
            return rows;
        }
    }

    private void write(String file, List<RehearsalRow> rows) {
        try (var out = Files.newOutputStream(surroundings.path(file))) {
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
