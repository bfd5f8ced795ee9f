package dev.cutover.cli;

import dev.cutover.cli.view.RunsPage;
import dev.cutover.json.RunsJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.RunListing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All runs. */
@Command(
        name = "runs",
        addMethodSubcommands = false,
        description = "Lists all runs, the newest first.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:listed, also if there are none or some cannot be read",
            "1:the folder cannot be read",
            "2:wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  cutover runs", "  cutover runs --output json"})
final class RunsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private HomeOption home;

    @Mixin
    private OutputOption output;

    RunsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var where = home.of(surroundings);
        var runs = RunListing.all(where);
        var screen = Screens.out(surroundings);
        if (output.isJson()) {
            screen.document(RunsJson.of(runs));
        } else if (runs.isEmpty()) {
            screen.line("no runs in " + where.root());
        } else {
            RunsPage.show(runs, screen);
        }
        return ExitCode.DONE.code();
    }
}
