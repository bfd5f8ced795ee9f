package dev.cutover.console.prompt;

import dev.cutover.words.Tone;

/**
 * A sentence of a dialogue, to be broken into lines where it is shown.
 *
 * @param indent the number of blanks before each of its lines
 */
public record Sentence(Tone tone, int indent, String words) {
    static Sentence of(Tone tone, String words) {
        return new Sentence(tone, 0, words);
    }

    static Sentence plain(String words) {
        return of(Tone.PLAIN, words);
    }

    static Sentence item(String words) {
        return new Sentence(Tone.PLAIN, 1, words);
    }
}
