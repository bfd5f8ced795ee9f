package dev.cutover.words;

import java.time.Instant;

/**
 * One event in words.
 *
 * @param about the subject: a step's id, or for example {@code run}; never empty
 * @param matters whether it is shown without {@code --all-events}
 * @param words one line, clean
 */
public record EventLine(long seq, Instant at, String about, Tone tone, boolean matters, String words) {

    /** The words for one fact of a family; the rest comes from the event. */
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
