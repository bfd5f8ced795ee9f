package dev.cutover.words;

/** How words are meant. A tone only repeats what the words say: whoever cannot see it loses nothing. */
public enum Tone {
    PLAIN,
    STRONG,
    QUIET,
    GOOD,
    /** Somebody should look. */
    CARE,
    BAD
}
