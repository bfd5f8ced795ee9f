package dev.cutover.cli;

import dev.cutover.cli.view.EvidencePage;
import dev.cutover.json.EvidenceJson;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.CapturedEvidence;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What was captured in a run. */
@Command(
        name = "list",
        addMethodSubcommands = false,
        description = "Lists what was captured in a run.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:listed",
            "1:there is no such run, or its record cannot be read",
            "2:wrong usage, or there is no run yet"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  cutover evidence list", "  cutover evidence list 01jd3m --output json"})
final class EvidenceListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private HomeOption home;

    @Mixin
    private RunChoice run;

    @Mixin
    private OutputOption output;

    EvidenceListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var where = home.of(surroundings);
        var recordedRun = run.any(where);
        var all = CapturedEvidence.of(recordedRun);
        var screen = Screens.out(surroundings);
        if (output.isJson()) {
            screen.document(EvidenceJson.list(recordedRun, all));
        } else {
            EvidencePage.show(all, screen);
        }
        return ExitCode.DONE.code();
    }
}
