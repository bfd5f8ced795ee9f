package dev.cutover.cli;

import dev.cutover.cli.option.RequestSender;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.run.Request;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends a run from another terminal. */
@Command(
        name = "abort",
        addMethodSubcommands = false,
        description = "Ends a run and leaves traffic where it is. It undoes nothing: see rollback.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:ended", "1:no process runs the cutover, or it cannot be reached", "2:refused, or wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = "  cutover abort --as \"Dana Ortiz\" --reason \"the new platform cannot be reached\" --impact none")
final class AbortCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "The reason; it is recorded.")
    private String reason = "";

    @Option(names = "--impact", paramLabel = "TEXT", description = "The impact on customers and the business.")
    private String impact = "";

    @Mixin
    private RequestSender requestSender = new RequestSender();

    AbortCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        return requestSender.ask(processEnvironment, new Request.Abort(reason, impact));
    }
}
