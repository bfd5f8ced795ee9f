package dev.cutover.connector.sandbox.estate.actions;

import dev.cutover.connector.sandbox.estate.book.EventFamily;
import dev.cutover.connector.sandbox.estate.command.OrderCall;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.OrderId;
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

    /** One argument: a text. */
    public record Parameter(String name, String meaning, Kind kind, boolean isRequired) {

        /** What the text must be. */
        public enum Kind {
            TEXT,
            /** One of the values of the dimension that is named like the parameter. */
            DIMENSION,
            /** Types of events, separated by commas. */
            EVENTS,
            /** The id of one order. */
            ORDER,
            /** A part of an {@link OrderCall}. */
            ORDER_CALL
        }

        static Parameter required(String name, String meaning, Kind kind) {
            return new Parameter(name, meaning, kind, true);
        }

        static Parameter optional(String name, String meaning, Kind kind) {
            return new Parameter(name, meaning, kind, false);
        }

        /** One that may be left out, and for which any text will do. */
        public static Parameter text(String name, String meaning) {
            return optional(name, meaning, Kind.TEXT);
        }

        public boolean isDimension() {
            return kind == Kind.DIMENSION;
        }

        /**
         * Checks a value by itself; values of dimensions are checked elsewhere, by those who know them.
         *
         * @throws EstateException if it makes no sense
         */
        public void check(String value) {
            switch (kind) {
                case EVENTS -> EventFamily.listed(value);
                case ORDER -> OrderId.parse(value);
                case ORDER_CALL -> OrderCall.check(name, value);
                case TEXT, DIMENSION -> {
                    // Any text will do, or only an estate knows.
                }
            }
        }
    }

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
}
