package dev.cutover.cli;

import dev.cutover.cli.option.RequestSender;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.model.StepId;
import dev.cutover.run.Request;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a decision that nobody asked for. */
@Command(
        name = "add",
        addMethodSubcommands = false,
        description = {
            "Adds a decision to an open run that none of its questions has asked for.",
            "It is recorded with its owner, reason and impact, and signed where the runbook has the owner's key; it"
                    + " changes nothing in the run."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:recorded",
            "1:no process runs the cutover, or it cannot be reached",
            "2:refused, or wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover decisions add \"routing rule 7 switched off\" --as \"Dana Ortiz\" --reason \"it loops\" \\",
            "      --impact \"gift orders go to the old platform\" --step pilot --ticket OPS-812"
        })
final class DecisionsAddCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(paramLabel = "TEXT", description = "What was decided.")
    private String what = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "The reason; it is recorded.")
    private String reason = "";

    @Option(names = "--impact", paramLabel = "TEXT", description = "The impact on customers and the business.")
    private String impact = "";

    @Option(names = "--step", paramLabel = "STEP", description = "The step that it is about; by default the whole run.")
    private @Nullable String step;

    @Option(names = "--ticket", paramLabel = "ID", description = "Where else it is dealt with.")
    private String ticket = "";

    @Mixin
    private RequestSender requestSender = new RequestSender();

    DecisionsAddCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        return requestSender.ask(
                processEnvironment,
                new Request.AddDecision(what, Optional.ofNullable(step).map(StepId::new), reason, impact, ticket));
    }
}
