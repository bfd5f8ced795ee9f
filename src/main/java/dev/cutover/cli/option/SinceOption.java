package dev.cutover.cli.option;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.ObservedRunTime;
import dev.cutover.run.ledger.RunState;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Unreadable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When the fault began that a rollback answers. */
public final class SinceOption {
    private static final String REAL = "real";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "When the fault began: an instant such as 2026-11-24T02:10:00Z or 2026-11-24T03:10+01:00, or how"
                            + " long ago, such as 10m. The time to detect it is measured from there; by default from the first"
                            + " bad sample.")
    private @Nullable String since;

    /**
     * The instant that was given; empty if none was.
     *
     * @param state the run that is to be rolled back: a duration counts back from the present on its clock
     * @param wall the wall clock's time
     * @throws ProblemException if it is neither an instant nor a duration, or in the future
     */
    public Optional<Instant> of(RunState state, Instant wall) {
        return since == null ? Optional.empty() : Optional.of(parsed(since, state, wall));
    }

    private static Instant parsed(String text, RunState state, Instant wall) {
        var now = state.created().pace().equals(REAL) ? wall : ObservedRunTime.of(state, wall);
        var instant = instant(text).or(() -> ago(text, now)).orElseThrow(() -> wrong(text));
        if (instant.isAfter(now)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--since " + text + " is in the future: it is " + now + " now",
                    "say when the fault began, such as --since 10m");
        }
        return instant;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> ago(String text, Instant now) {
        try {
            return Optional.of(now.minus(DurationReader.parse(text)));
        } catch (Unreadable | ArithmeticException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ProblemException wrong(String text) {
        return new ProblemException(
                ExitCode.USAGE,
                "--since " + text + " is neither an instant with an offset nor a duration",
                "write 2026-11-24T02:10:00Z, 2026-11-24T03:10+01:00, or 10m");
    }
}
