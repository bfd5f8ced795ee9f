package dev.cutover.connector.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something that a system of the estate can be told to do or be asked.
 *
 * @param isRead changes nothing; every other action is done once for a key, however often it is asked for
 * @param undo the action of the same system that takes it back, with the same arguments
 * @param takes how long after it was accepted it is in force
 */
record Action(
        EstateSystem system,
        String name,
        String meaning,
        boolean isRead,
        List<Parameter> parameters,
        Optional<String> undo,
        Duration takes) {

    Action {
        parameters = List.copyOf(parameters);
    }

    /**
     * One argument; a text, and never required.
     *
     * @param isDimension the value has to be one of the dimension of this name
     */
    record Parameter(String name, String meaning, boolean isDimension) {}

    static Action write(EstateSystem system, String name, String meaning, int seconds) {
        return new Action(system, name, meaning, false, List.of(), Optional.empty(), Duration.ofSeconds(seconds));
    }

    static Action read(EstateSystem system, String name, String meaning) {
        return new Action(system, name, meaning, true, List.of(), Optional.empty(), Duration.ZERO);
    }

    Action with(List<Parameter> given) {
        return new Action(system, name, meaning, isRead, given, undo, takes);
    }

    Action undoneBy(String back) {
        return new Action(system, name, meaning, isRead, parameters, Optional.of(back), takes);
    }

    /** System and action, as in {@code releases.freeze}. */
    String call() {
        return system + "." + name;
    }
}
