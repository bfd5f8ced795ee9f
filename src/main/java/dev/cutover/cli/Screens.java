package dev.cutover.cli;

import dev.cutover.cli.view.Screen;

/** The two outlets of a command. */
final class Screens {
    private Screens() {}

    /** For results. */
    static Screen out(Surroundings surroundings) {
        return Screen.of(surroundings.out(), surroundings.environment(), surroundings.terminal());
    }

    /** For problems and progress. */
    static Screen err(Surroundings surroundings) {
        return Screen.of(surroundings.err(), surroundings.environment(), surroundings.terminal());
    }
}
