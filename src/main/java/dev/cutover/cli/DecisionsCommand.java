package dev.cutover.cli;

import dev.cutover.cli.view.DecisionsPage;
import dev.cutover.json.DecisionsJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.DecisionLog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The log of decisions. */
@Command(
        name = "decisions",
        addMethodSubcommands = false,
        description = "Shows who decided what in a run, as whom, why, and with what impact.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown",
            "1:there is no such run, or its record cannot be read",
            "2:wrong usage, or there is no run yet"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  cutover decisions", "  cutover decisions 01jd3m --output json"})
final class DecisionsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private HomeOption home;

    @Mixin
    private RunChoice run;

    @Mixin
    private OutputOption output;

    DecisionsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var where = home.of(surroundings);
        var recordedRun = run.any(where);
        var screen = Screens.out(surroundings);
        if (output.isJson()) {
            screen.document(DecisionsJson.of(recordedRun));
        } else {
            new DecisionsPage(screen).show(DecisionLog.of(recordedRun));
        }
        return ExitCode.DONE.code();
    }
}
