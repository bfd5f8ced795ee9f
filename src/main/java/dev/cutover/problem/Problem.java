package dev.cutover.problem;

import java.util.Optional;

/**
 * One problem, as the user reads it.
 *
 * @param message the problem and its cause, one sentence without a full stop
 * @param location the place in a file; empty if the problem is not in a file
 * @param hint what to do next, preferably a command that can be pasted; empty if there is nothing useful to say
 * @param confidential whether the line at that place contains a secret and must not be shown
 */
public record Problem(String message, Optional<Location> location, String hint, boolean confidential) {

    public static Problem of(String message, String hint) {
        return new Problem(message, Optional.empty(), hint, false);
    }

    public static Problem at(Location location, String message, String hint) {
        return new Problem(message, Optional.of(location), hint, false);
    }

    /** A copy that is confidential, because there is a secret at its place. */
    public Problem inConfidence() {
        return new Problem(message, location, hint, true);
    }

    @Override
    public String toString() {
        return location.map(place -> place + ": ").orElse("")
                + message
                + (hint.isEmpty() ? "" : "\n    " + hint.replace("\n", "\n    "));
    }
}
