package dev.cutover.cli.stream;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the JSON lines begin. Not thread-safe. */
public final class FirstEventOption {
    @Option(
            names = "--from",
            paramLabel = "SEQ",
            description =
                    "With --output jsonl, the number of the first event to write: 1 for the whole run. By default,"
                            + " and where a later one is named, the first event of this process.")
    private @Nullable Long first;

    /** The event that was named; empty if none was. */
    OptionalLong of(boolean isStreamed) {
        if (first == null) {
            return OptionalLong.empty();
        }
        if (!isStreamed) {
            throw new ProblemException(ExitCode.USAGE, "--from needs --output jsonl", "add --output jsonl");
        }
        if (first < 1) {
            throw new ProblemException(
                    ExitCode.USAGE, "--from " + first + ": the first event has number 1", "name a number from 1 on");
        }
        return OptionalLong.of(first);
    }
}
