package dev.cutover.connector.sandbox.estate.actions;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An action of a system of the estate.
 *
 * @param isRead whether it changes nothing; any other action is done once for a key, however often it is requested
 * @param undo the action of the same system that undoes it, with the same arguments
 * @param takes the time from acceptance until the action takes effect
 * @param sets what the system's status shows afterwards, for actions that do nothing else
 */
public record EstateAction(
        String name,
        String meaning,
        boolean isRead,
        List<Parameter> parameters,
        Optional<String> undo,
        Duration takes,
        Map<String, String> sets) {

    static final String STATUS = "status";
    public static final String SMOKE_TEST = "smoke-test";

    public EstateAction {
        parameters = List.copyOf(parameters);
        sets = Collections.unmodifiableMap(new TreeMap<>(sets));
    }

    /**
     * One argument: a text, always optional.
     *
     * @param isDimension whether the value must be one of the dimension of this name
     */
    public record Parameter(String name, String meaning, boolean isDimension) {}

    static EstateAction write(String name, String meaning, int seconds) {
        var takes = Duration.ofSeconds(seconds);
        return new EstateAction(name, meaning, false, List.of(), Optional.empty(), takes, Map.of());
    }

    public static EstateAction read(String name, String meaning) {
        return new EstateAction(name, meaning, true, List.of(), Optional.empty(), Duration.ZERO, Map.of());
    }

    EstateAction with(List<Parameter> given) {
        return new EstateAction(name, meaning, isRead, given, undo, takes, sets);
    }

    EstateAction undoneBy(String back) {
        return new EstateAction(name, meaning, isRead, parameters, Optional.of(back), takes, sets);
    }

    /** Whether it can be limited to a part of the traffic. */
    boolean hasDimensions() {
        return parameters.stream().anyMatch(Parameter::isDimension);
    }
}
