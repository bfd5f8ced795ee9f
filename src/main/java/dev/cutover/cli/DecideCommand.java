package dev.cutover.cli;

import dev.cutover.cli.option.InstantConverter;
import dev.cutover.cli.option.RequestSender;
import dev.cutover.cli.option.TaskReportOptions;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.OpenQuestionsPage;
import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.model.AnswerWord;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.ObservedRunTime;
import dev.cutover.query.RecordedRun;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.Request;
import dev.cutover.run.TaskReport;
import java.time.Instant;
import java.util.ArrayList;
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
            "Without an answer, lists the open questions, whom they are put to, and how to answer.",
            "A task is done when somebody says done: ticking its last item does not end it. With --done several tasks"
                    + " are said done one after the other, and what becomes of each is said; one that is refused does"
                    + " not keep the others from being done."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:recorded, listed, or kept in the inbox for the next runner",
            "1:the process that runs the cutover cannot be reached",
            "2:refused, or wrong usage; with --done, at least one was refused"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover decide",
            "  cutover decide ready go --as \"Dana Ortiz\" --reason \"all green\"",
            "  cutover decide ready --withdraw --as \"Dana Ortiz\" --reason \"the carrier called\"",
            "  cutover decide brief-support --item 2 done --as \"Lee Chan\"",
            "  cutover decide brief-support blocked --as \"Lee Chan\" --reason \"the hotline is down\"",
            "  cutover decide brief-support done --as \"Ines Park\" --for \"Lee Chan\" --began 01:40 --ended 01:55",
            "  cutover decide --done brief-support warm-caches --as \"Lee Chan\""
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

    @Option(names = "--done", description = "Says done to each of the tasks that are named.")
    private boolean done;

    @Mixin
    private TaskReportOptions taskReport = new TaskReportOptions();

    @Mixin
    private RequestSender requestSender = new RequestSender();

    DecideCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        if (done) {
            return done();
        }
        if (at == null || (choice.isEmpty() && !withdraws)) {
            return list();
        }
        return requestSender.ask(
                processEnvironment,
                withdraws
                        ? new Request.WithdrawAnswer(at, reason)
                        : decide(at, String.join(" ", choice), taskReport.report(this::now)),
                Optional.ofNullable(expires));
    }

    private Request.Decide decide(String where, String word, Optional<TaskReport> report) {
        return new Request.Decide(where, word, reason, impact, typed, report);
    }

    /**
     * One after the other, each for itself: a colleague who is faster must not keep the other tasks from being done.
     */
    private int done() {
        if (at == null || withdraws || taskReport.isOfOneTask()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    at == null
                            ? "--done names no task"
                            : "--done says done to whole tasks, and takes no --item, --began, --ended or --withdraw",
                    "cutover decide --done STEP STEP --as NAME");
        }
        var steps = new ArrayList<>(List.of(at));
        steps.addAll(choice);
        var report = taskReport.report(this::now);
        int worst = ExitCode.DONE.code();
        for (var step : steps) {
            worst = Math.max(worst, done(decide(step, AnswerWord.DONE.word(), report)));
        }
        return worst;
    }

    private int done(Request.Decide decide) {
        try {
            return requestSender.ask(processEnvironment, decide, Optional.ofNullable(expires));
        } catch (ProblemException problem) {
            return new FailureReport(processEnvironment).tell(problem);
        }
    }

    private Instant now() {
        var home = requestSender.home(processEnvironment);
        return ObservedRunTime.of(RecordedRun.of(home, requestSender.run(home)).state(), WallTime.today());
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
