package dev.cutover.cli;

import dev.cutover.catalog.ConnectorAbilities;
import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.trial.ConnectorsTryCommand;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.ConnectorPage;
import dev.cutover.cli.view.ConnectorsPage;
import dev.cutover.execution.definition.HomeConnectors;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.json.ConnectorsJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the connectors and what they can do. */
@Command(
        name = "connectors",
        addMethodSubcommands = false,
        description = {
            "Lists the connectors, or shows what one of them can do; tries one system of an environment.",
            "Shows settings, operations with their parameters, captures, record sets, metrics, faults, and the invariants"
                    + " that hold in the books. Jars in the home's folder connectors are included."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "2:wrong usage", "3:there is no connector of this type, or it cannot be used"},
        footerHeading = "%nExamples:%n",
        footer = {"  cutover connectors", "  cutover connectors sandbox", "  cutover connectors command --output json"},
        subcommands = ConnectorsTryCommand.class)
final class ConnectorsCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(arity = "0..1", paramLabel = "TYPE", description = "The type to show in full.")
    private @Nullable String type;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ConnectorsCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() throws IOException {
        try (var catalog = HomeConnectors.of(home.of(processEnvironment))) {
            var problems = new ArrayList<>(catalog.problems());
            var shown = shown(catalog, problems);
            var commandOutput = CommandOutputs.out(processEnvironment);
            if (output.isJson()) {
                commandOutput.document(ConnectorsJson.of(shown, problems));
            } else if (type == null) {
                ConnectorsPage.show(shown, commandOutput);
            } else {
                shown.forEach(new ConnectorPage(commandOutput)::show);
            }
            problems.forEach(this::tell);
        }
        return ExitCode.DONE.code();
    }

    private void tell(Problem problem) {
        var commandOutput = CommandOutputs.err(processEnvironment);
        commandOutput.line("cannot be used: " + problem.message());
        commandOutput.line("  = " + problem.hint());
    }

    private List<ConnectorAbilities> shown(ConnectorCatalog catalog, List<Problem> problems) {
        if (type != null) {
            catalog.provider(type);
        }
        var found = new ArrayList<ConnectorAbilities>();
        for (var each : catalog.connectors()) {
            if (type == null) {
                try {
                    found.add(ConnectorAbilities.of(each));
                } catch (ProblemException cannotTell) {
                    problems.addAll(cannotTell.problems());
                }
            } else if (each.type().equals(type)) {
                found.add(ConnectorAbilities.of(each));
            }
        }
        return found;
    }
}
