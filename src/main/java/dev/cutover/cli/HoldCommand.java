package dev.cutover.cli;

import dev.cutover.cli.option.RequestSender;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.run.Request;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds a run from another terminal. */
@Command(
        name = "hold",
        addMethodSubcommands = false,
        description = {
            "Holds a run: no new step starts, ramps stay where they are.",
            "Guards and triggers keep watching, running steps may finish within their time limit, and open"
                    + " questions stay open. With traffic on the new platform the runner stays, even without a terminal."
                    + " Soaks begin anew in full when the run continues; observations and waits go on."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:held", "1:no process runs the cutover, or it cannot be reached", "2:refused, or wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  cutover hold --reason \"the carrier is slow\"", "  cutover hold --run 01jd3m --as \"Dana Ortiz\""})
final class HoldCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Option(names = "--reason", paramLabel = "TEXT", description = "The reason; it is recorded.")
    private String reason = "";

    @Mixin
    private RequestSender requestSender = new RequestSender();

    HoldCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        return requestSender.ask(processEnvironment, new Request.Hold(reason));
    }
}
