package dev.cutover.cli;

import dev.cutover.cli.option.OpenRunOption;
import dev.cutover.cli.option.RequestSender;
import dev.cutover.cli.option.RunnerlessAbort;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.run.Request;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends a run from another terminal, or one that no process runs. */
@Command(
        name = "abort",
        addMethodSubcommands = false,
        description = "Ends a run and leaves traffic where it is. It undoes nothing: see rollback.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:ended", "1:the process that runs the cutover cannot be reached", "2:refused, or wrong usage"
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
        var home = requestSender.home(processEnvironment);
        var run = requestSender.run(home);
        var abort = new Request.Abort(reason, impact);
        return OpenRunOption.isCarriedOut(home, run)
                ? requestSender.ask(processEnvironment, abort)
                : new RunnerlessAbort(processEnvironment, home)
                        .end(run, abort, requestSender.as(), requestSender.signing(processEnvironment));
    }
}
