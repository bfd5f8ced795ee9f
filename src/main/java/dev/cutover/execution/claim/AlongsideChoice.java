package dev.cutover.execution.claim;

import dev.cutover.run.Alongside;
import dev.cutover.run.RunId;
import java.util.List;
import java.util.Optional;

/**
 * Beside which other runs a person lets this one go on.
 *
 * @param runs empty if they decided nothing of the kind
 */
public record AlongsideChoice(List<RunId> runs, String by, String user, String reason) {
    public static final AlongsideChoice NONE = new AlongsideChoice(List.of(), "", "", "");

    public AlongsideChoice {
        runs = List.copyOf(runs);
    }

    /** As it is recorded; empty if nothing was decided. */
    Optional<Alongside> decision() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(new Alongside(runs, by, user, reason));
    }
}
