package dev.cutover.cli.runlog;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.RunChoice;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.RunFolder;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.RecordedRun;
import dev.cutover.runlog.RunLogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The log of a run. Not thread-safe. */
@Command(
        name = "log",
        addMethodSubcommands = false,
        description = {
            "Shows each call of a system that a run has made.",
            "A change has a line when it begins and one when it has ended: one that has begun alone was under way when"
                    + " the process was killed. A question has a line with its answer; equal answers to the same"
                    + " question have one a minute, with the number of those before it. Times are UTC, and those of"
                    + " the record. Secrets are masked. The log is a help and no evidence: what counts is the record."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown",
            "1:there is no such run, its record cannot be read, or it has no log",
            "2:wrong usage, there is no run yet, or it has no such step or system"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover log",
            "  cutover log 01jd3m --step freeze",
            "  cutover log 01jd3m --system metrics --trouble --last 20",
            "  cutover log 01jd3m --output json"
        })
public final class LogCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private RunChoice run = new RunChoice();

    @Option(
            names = "--step",
            paramLabel = "STEP",
            description = "Only the calls of this step and of its undo, and what was measured for it while it ran.")
    private @Nullable String step;

    @Option(names = "--system", paramLabel = "SYSTEM", description = "Only the calls of this system.")
    private @Nullable String system;

    @Option(names = "--trouble", description = "Only what failed, broke or was left without an answer.")
    private boolean trouble;

    @Option(names = "--last", paramLabel = "N", description = "Only the last N of these.")
    private @Nullable Integer last;

    @Mixin
    private OutputOption output = new OutputOption();

    public LogCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        if (last != null && last < 1) {
            throw new ProblemException(ExitCode.USAGE, "--last is at least 1, not " + last, "leave it out for all");
        }
        var where = home.of(processEnvironment);
        var recordedRun = run.any(where);
        var selection = new LogSelection(recordedRun, Optional.ofNullable(step), Optional.ofNullable(system), trouble);
        var folder = where.folder(recordedRun.run());
        requireLog(folder);
        try {
            hand(recordedRun, new LogEntries(folder, selection, last == null ? LogEntries.ALL : last));
        } catch (IOException failed) {
            throw unreadable(folder, failed);
        } catch (UncheckedIOException failed) {
            throw unreadable(folder, Objects.requireNonNull(failed.getCause()));
        }
        return ExitCode.DONE.code();
    }

    private void hand(RecordedRun recordedRun, LogEntries entries) throws IOException {
        var commandOutput = CommandOutputs.out(processEnvironment);
        if (output.isJson()) {
            commandOutput.document(LogPage.json(recordedRun, entries));
            return;
        }
        var page = new LogPage(commandOutput);
        entries.each(page::show);
        if (page.isEmpty()) {
            CommandOutputs.err(processEnvironment)
                    .line("the log of run " + recordedRun.run() + " has nothing of that; without"
                            + " --step, --system and --trouble it shows all");
        }
    }

    private static void requireLog(RunFolder folder) {
        if (!RunLogReader.isThere(folder)) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "run " + folder.run() + " has no log: there is no " + folder.log(),
                    "a version of Cutover without logs has run it, or the file was removed; `cutover status "
                            + folder.run() + "` shows what the record has");
        }
    }

    private static ProblemException unreadable(RunFolder folder, IOException failed) {
        return new ProblemException(
                ExitCode.ERROR,
                "the log of run " + folder.run() + " cannot be read: " + FileTrouble.words(failed),
                "check who may read it; `cutover status " + folder.run() + "` shows what the record has");
    }
}
