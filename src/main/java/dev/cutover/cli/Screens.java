package dev.cutover.cli;

import dev.cutover.cli.view.Screen;

/** The two outlets of a command. */
final class Screens {
    private Screens() {}

    /** As a screen would have it, without making one. */
    static boolean colour(Surroundings surroundings) {
        var environment = surroundings.environment();
        String type = environment.getOrDefault("TERM", "dumb");
        return surroundings.terminal()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !type.equals("dumb");
    }

    /** For results. */
    static Screen out(Surroundings surroundings) {
        return Screen.of(surroundings.out(), surroundings.environment(), surroundings.terminal());
    }

    /** For problems and progress. */
    static Screen err(Surroundings surroundings) {
        return Screen.of(surroundings.err(), surroundings.environment(), surroundings.terminal());
    }
}
