package dev.cutover.connector.sandbox.estate.book;

import java.time.Instant;
import java.util.Locale;

/**
 * A shipping label for the package of a piece. Immutable.
 *
 * @param since when it came into its state
 */
public record Label(String id, int line, int piece, State state, Instant since) {

    /** How far it has come. */
    public enum State {
        BOUGHT,
        VOID_ASKED,
        VOIDED,
        SCANNED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether a parcel can travel, or has travelled, with it. */
    public boolean isLive() {
        return state != State.VOIDED;
    }
}
