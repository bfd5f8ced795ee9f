package dev.cutover.connector.sandbox.estate.command;

import java.util.Locale;

/**
 * What became of a command, as of the instant that was asked for. Immutable.
 *
 * @param why in a few words, for people: why it was refused, or what is awaited; empty where nothing needs saying
 */
public record CommandOutcome(State state, String why) {

    /** How far the command has come. */
    public enum State {
        DONE,
        /** It was so already: nothing changed. */
        KNOWN,
        /** The wish is on record, and somebody else has yet to grant it. */
        WISHED,
        /** It was refused, at once or after the wish: nothing changed. */
        REFUSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
