package dev.cutover.console.prompt;

import dev.cutover.words.Tone;

/**
 * A sentence of a dialogue, to be broken into lines where it is shown.
 *
 * @param indent the number of blanks before each of its lines
 * @param brief the same in a word or two, where there is no room for more; empty if it has no shorter form
 */
public record Sentence(Tone tone, int indent, String words, String brief) {
    public Sentence(Tone tone, int indent, String words) {
        this(tone, indent, words, "");
    }

    static Sentence of(Tone tone, String words) {
        return new Sentence(tone, 0, words);
    }

    static Sentence plain(String words) {
        return of(Tone.PLAIN, words);
    }

    static Sentence item(String words) {
        return new Sentence(Tone.PLAIN, 1, words);
    }

    /** One of several that can stand side by side in their brief form. */
    static Sentence item(String words, String brief) {
        return new Sentence(Tone.PLAIN, 1, words, brief);
    }
}
