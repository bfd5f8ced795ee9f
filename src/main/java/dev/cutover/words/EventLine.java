package dev.cutover.words;

import java.time.Instant;

/**
 * One event as it is told.
 *
 * @param about the step's id, or what else it is about; never empty
 * @param matters whether it belongs into a story told without details
 * @param words one line, clean
 */
public record EventLine(long seq, Instant at, String about, Tone tone, boolean matters, String words) {

    /** What a family of facts says of one of its own; the rest is the event's. */
    record Wording(Tone tone, boolean matters, String words) {
        static Wording of(Tone tone, String words) {
            return new Wording(tone, true, words);
        }

        static Wording plain(String words) {
            return new Wording(Tone.PLAIN, true, words);
        }

        static Wording detail(String words) {
            return new Wording(Tone.QUIET, false, words);
        }
    }
}
