package dev.cutover.cli;

import dev.cutover.cli.option.InstantConverter;
import dev.cutover.cli.option.RequestSender;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.OpenQuestionsPage;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.RecordedRun;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.Request;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a question from another terminal. */
@Command(
        name = "decide",
        addMethodSubcommands = false,
        description = {
            "Answers a question of a run from any terminal: a go, an attestation, a choice, or a task that is done.",
            "Without an answer, lists the open questions, whom they are put to, and how to answer."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:recorded, listed, or kept in the inbox for the next runner",
            "1:the process that runs the cutover cannot be reached",
            "2:refused, or wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover decide",
            "  cutover decide ready go --as \"Dana Ortiz\" --reason \"all green\"",
            "  cutover decide ready --withdraw --as \"Dana Ortiz\" --reason \"the carrier called\""
        })
final class DecideCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "STEP",
            description = "The step that asks, or the question's id.")
    private @Nullable String at;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ANSWER",
            description = "One of the answers that the question offers.")
    private List<String> choice = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "The reason; it is recorded.")
    private String reason = "";

    @Option(names = "--impact", paramLabel = "TEXT", description = "The impact on customers and the business.")
    private String impact = "";

    @Option(
            names = "--typed",
            paramLabel = "NAME",
            description = "For an answer that cannot be undone: the name of the segment or the run.")
    private String typed = "";

    @Option(
            names = {"--withdraw", "--take-back"},
            description = "Withdraws the answer that you gave there; possible until its gate has passed.")
    private boolean withdraws;

    @Option(
            names = "--expires",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "If no process runs the cutover: until when the next runner may still enter the answer; by"
                    + " default as long as answers count there.")
    private @Nullable Instant expires;

    @Mixin
    private RequestSender requestSender = new RequestSender();

    DecideCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        if (at == null || (choice.isEmpty() && !withdraws)) {
            return list();
        }
        return requestSender.ask(
                processEnvironment,
                withdraws
                        ? new Request.WithdrawAnswer(at, reason)
                        : new Request.Decide(at, String.join(" ", choice), reason, impact, typed),
                Optional.ofNullable(expires));
    }

    private int list() {
        var home = requestSender.home(processEnvironment);
        var run = requestSender.run(home);
        var recordedRun = RecordedRun.of(home, run);
        var commandOutput = CommandOutputs.out(processEnvironment);
        OpenQuestionsPage.show(
                recordedRun, requestSender.as(), requestSender.where(processEnvironment, run), commandOutput);
        RunnerStatus.of(home, run, recordedRun.state())
                .words(run, recordedRun.state())
                .ifPresent(commandOutput::line);
        return ExitCode.DONE.code();
    }
}
