package dev.cutover.problem;

import java.util.Optional;

/**
 * One thing that is wrong, in the words of the user.
 *
 * @param message what is wrong and why, one sentence without a full stop
 * @param location where in a file, if it is in a file
 * @param hint what to do next, best a command that can be pasted; empty if there is nothing sensible to say
 * @param confidential whether a secret stands there, so that nobody may be shown that line
 */
public record Problem(String message, Optional<Location> location, String hint, boolean confidential) {

    public static Problem of(String message, String hint) {
        return new Problem(message, Optional.empty(), hint, false);
    }

    public static Problem at(Location location, String message, String hint) {
        return new Problem(message, Optional.of(location), hint, false);
    }

    /** At a place where a secret stands. */
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
