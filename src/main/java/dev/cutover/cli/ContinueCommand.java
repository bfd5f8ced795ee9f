package dev.cutover.cli;

import dev.cutover.cli.option.RequestSender;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Request;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends a hold from another terminal. */
@Command(
        name = "continue",
        addMethodSubcommands = false,
        description = {
            "Continues a held run.",
            "Says what comes at once: each soak begins anew in full at its present weight."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the run continues",
            "1:no process runs the cutover, or it cannot be reached",
            "2:refused, or wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = "  cutover continue --as \"Dana Ortiz\" --reason \"the carrier confirms again\"")
final class ContinueCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Option(names = "--reason", paramLabel = "TEXT", description = "The reason; it is recorded.")
    private String reason = "";

    @Mixin
    private RequestSender requestSender = new RequestSender();

    ContinueCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        if (requestSender.isAlone(processEnvironment)) {
            var run = requestSender.run(requestSender.home(processEnvironment));
            throw new ProblemException(
                    ExitCode.ERROR,
                    "no process runs " + run + ", so nothing would continue",
                    "`cutover resume " + run + " --continue --as NAME` ends the hold and continues it");
        }
        return requestSender.ask(processEnvironment, new Request.Continue(reason));
    }
}
