package dev.cutover.words;

/** The emphasis of a text. A tone only repeats what the words say, so that nothing is lost without colour. */
public enum Tone {
    PLAIN,
    STRONG,
    QUIET,
    GOOD,
    /** Needs attention. */
    CARE,
    BAD
}
