package dev.cutover.cli;

import dev.cutover.cli.option.RequestSender;
import dev.cutover.execution.AmendmentText;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.run.Request;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Amends a pinned part of a run, as a recorded decision. */
@Command(
        name = "amend",
        addMethodSubcommands = false,
        description = {
            "Changes a threshold, the people of a role, a planned time, or whether an optional step is done, in"
                    + " an open"
                    + " run. Each amendment is a decision with owner, reason and impact. Every report shows the"
                    + " old and"
                    + " the new value; approvals given before it lapse. Nothing else of a run can be changed.",
            "",
            "  amend threshold CRITERION THRESHOLD",
            "  amend people ROLE NAME...",
            "  amend planned PHASE T+15m",
            "  amend skip STEP",
            "  amend add STEP"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:amended",
            "1:no process runs the cutover, or it cannot be reached",
            "2:refused, or wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover amend threshold routed-in-60s \">= 99 %%\" --as \"Dana Ortiz\" --reason \"known lag\""
                    + " --impact \"one order in a hundred is late\"",
            "  cutover amend people technical-lead \"Sam Weiss\" --as \"Dana Ortiz\" --reason illness --impact none"
        })
final class AmendCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(index = "0", paramLabel = "WHAT", description = "threshold, people, planned, skip or add.")
    private String what = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "The criterion, role, phase or step.")
    private String name = "";

    @Parameters(index = "2..*", arity = "0..*", paramLabel = "VALUE", description = "The new value.")
    private List<String> values = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "The reason; it is recorded.")
    private String reason = "";

    @Option(
            names = "--impact",
            paramLabel = "TEXT",
            required = true,
            description = "The impact on customers and the business.")
    private String impact = "";

    @Option(names = "--override", description = "Allow an amendment that turns a red criterion green.")
    private boolean override;

    @Mixin
    private RequestSender requestSender = new RequestSender();

    AmendCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        return requestSender.ask(
                processEnvironment,
                new Request.Amend(AmendmentText.read(what, name, values), reason, impact, override));
    }
}
