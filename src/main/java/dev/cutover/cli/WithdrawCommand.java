package dev.cutover.cli;

import dev.cutover.cli.option.RequestSender;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.run.Request;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Withdraws a pending request. */
@Command(
        name = "withdraw",
        addMethodSubcommands = false,
        description = "Withdraws a request to a run that is still pending.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:withdrawn",
            "1:no process runs the cutover, or it cannot be reached",
            "2:refused, or wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = "  cutover withdraw p3")
final class WithdrawCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(paramLabel = "ID", description = "The id of the request, such as p3; `cutover status` shows it.")
    private String request = "";

    @Mixin
    private RequestSender requestSender = new RequestSender();

    WithdrawCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        return requestSender.ask(processEnvironment, new Request.Withdraw(request));
    }
}
