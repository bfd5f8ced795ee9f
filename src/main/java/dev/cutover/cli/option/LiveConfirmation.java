package dev.cutover.cli.option;

import dev.cutover.model.environment.Environment;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.util.Optional;

/** A live environment must be confirmed by its name, at the prompt or as an option. */
public final class LiveConfirmation {
    private LiveConfirmation() {}

    public static void require(Environment environment, Optional<String> confirmed, Ask ask) {
        if (!environment.live()) {
            return;
        }
        String given = confirmed
                .or(() -> ask.line("'" + environment.name() + "' is live: effects reach real systems. Type its name to"
                        + " continue: "))
                .orElse("");
        if (!given.equals(environment.name())) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "environment '" + environment.name() + "' is live, and was not confirmed; nothing was done",
                    "add --confirm " + environment.name());
        }
    }

    /** Asks a person for a line; empty if nobody is there, or nothing was typed. */
    @FunctionalInterface
    interface Ask {
        Optional<String> line(String prompt);
    }
}
