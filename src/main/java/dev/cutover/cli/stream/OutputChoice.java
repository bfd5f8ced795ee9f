package dev.cutover.cli.stream;

import dev.cutover.console.ConsoleOptions;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.stream.EventStream;
import dev.cutover.execution.stream.StreamDestination;
import dev.cutover.journal.Home;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.RunId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Where the words and the events of a command go. Immutable.
 *
 * @param first the event that the user wants to have first; empty for the first of this process
 */
public record OutputChoice(ProcessEnvironment given, boolean isStreamed, OptionalLong first) {

    /** Where words go: never between the JSON lines. */
    public ProcessEnvironment words() {
        return isStreamed ? given.withoutResult() : given;
    }

    /** Where the events go; empty if nobody wants them. */
    public Optional<StreamDestination> stream() {
        return isStreamed ? Optional.of(new StreamDestination(given.outStream(), first)) : Optional.empty();
    }

    /**
     * Makes sure, before anything happens, that the run can be shown as it was asked.
     *
     * @throws ProblemException if the board was wanted as well: both need standard output
     */
    public void require(ConsoleOptions asked) {
        if (isStreamed && asked.progress() == ConsoleOptions.Progress.LIVE) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--progress live and --output jsonl both need standard output",
                    "use --progress lines or --progress none, which leave it to the JSON lines");
        }
    }

    /** How the run is shown: beside JSON lines as lines on standard error, unless nothing was wanted. */
    public ConsoleOptions console(ConsoleOptions asked) {
        return isStreamed && asked.progress() == ConsoleOptions.Progress.AUTO
                ? new ConsoleOptions(ConsoleOptions.Progress.LINES, asked.everything(), asked.input(), asked.stays())
                : asked;
    }

    /**
     * Writes the events of a run that this process does not carry on itself, while its command works.
     *
     * @param words what the command says at its end
     * @param work what the command does meanwhile, up to its exit code
     */
    public int during(Home home, RunId run, List<String> words, Supplier<Integer> work) {
        if (!isStreamed) {
            return work.get();
        }
        long known = RecordedRun.of(home, run).state().seq();
        var destination = new StreamDestination(given.outStream(), first);
        try (var stream =
                new EventStream(home, run, destination.out(), destination.from(known + 1), given.err()::println)) {
            stream.follow();
            try {
                int code = work.get();
                stream.end(exit(code), words);
                return code;
            } catch (ProblemException failed) {
                var why = failed.problems().stream().map(Problem::message).toList();
                stream.end(failed.exitCode(), why);
                throw failed;
            } catch (RuntimeException broken) {
                stream.end(ExitCode.ERROR, List.of(broken.toString()));
                throw broken;
            }
        }
    }

    private static ExitCode exit(int code) {
        return List.of(ExitCode.values()).stream()
                .filter(known -> known.code() == code)
                .findFirst()
                .orElse(ExitCode.ERROR);
    }
}
